"""A date limit, explained line by line.

In: a case, or the name of a clock of the scheme with its start. Out: a ``Deadline``:
the end, the state, and one line a step in every language of the pack.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drempel.engines.deadlines.calendar import Calendar
from drempel.engines.deadlines.case import Clock, ClockError, Suspension, read_clock
from drempel.engines.deadlines.clock import Way, travel
from drempel.engines.deadlines.lines import tell
from drempel.engines.deadlines.state import Standing, standing
from drempel.engines.scheme import Dated, Scheme, SchemeError
from drempel.engines.trace import Line


@dataclass(frozen=True, slots=True)
class Deadline:
    """Where a clock ends and how far it is.

    end_on: the last day, None while the clock stands still. standing: None without a
    day to look from. rule: the parameter the clock comes from, None for a free case.
    """

    clock: Clock
    way: Way
    standing: Standing | None
    lines: tuple[Line, ...]
    languages: tuple[str, ...]
    rule: Dated | None = None

    @property
    def start_on(self) -> date:
        """The day of the event that starts the clock."""
        return self.clock.start

    @property
    def end_on(self) -> date | None:
        """The last day, rolled; None while the clock stands still."""
        return self.way.end_on

    @property
    def unrolled_end_on(self) -> date | None:
        """The last day before it is moved off a weekend or holiday."""
        return self.way.unrolled_on

    @property
    def state(self) -> str | None:
        """running, suspended, met, met_late or overdue; None without a day to look from."""
        return self.standing.state if self.standing else None

    @property
    def days_used(self) -> int | None:
        """Days of the clock that have counted."""
        return self.standing.days_used if self.standing else None

    @property
    def days_left(self) -> int | None:
        """Days of the clock still to count."""
        return self.standing.days_left if self.standing else None

    @property
    def days_late(self) -> int | None:
        """Calendar days after the last day."""
        return self.standing.days_late if self.standing else None

    def text(self, lang: str) -> str:
        """Explain the date, one line a step."""
        return "\n".join(line.text(lang) for line in self.lines)

    def as_dict(self) -> dict[str, Any]:
        """Return the result ready for JSON, in every language of the pack."""
        end, unrolled = self.end_on, self.unrolled_end_on
        return {
            "start": self.start_on.isoformat(),
            "end": end.isoformat() if end else None,
            "unrolled_end": unrolled.isoformat() if unrolled else None,
            "state": self.state,
            "days_used": self.days_used,
            "days_left": self.days_left,
            "days_late": self.days_late,
            "rule": dict(self.rule.as_version()) if self.rule else None,
            "text": {lang: self.text(lang) for lang in self.languages},
        }


def explain_clock(case: Mapping[str, Any], scheme: Scheme) -> Deadline:
    """Reckon the clock of a case; ClockError in one clear line when it is impossible."""
    return _reckon(read_clock(case, scheme), scheme, None)


def clock_for(
    scheme: Scheme,
    name: str,
    start: date,
    *,
    suspensions: Iterable[tuple[date, date | None]] = (),
    today: date | None = None,
    closed_on: date | None = None,
) -> Deadline:
    """Reckon a clock of the scheme, by the rule in force on the day it starts.

    name: a table of parameters/deadlines.toml ("decision"), or with its file
    ("payments.balance"). suspensions: pairs from, to; to is None while it lasts.
    Errors: SchemeError for an unknown clock, ClockError for an impossible one.
    """
    rule = scheme.parameter(name if "." in name else f"deadlines.{name}", start)
    clock = Clock(
        start=start,
        length=rule.value["length"],
        unit=rule.value["unit"],
        direction=rule.value["direction"],
        roll=rule.value["roll"],
        suspensions=tuple(Suspension(*one) for one in sorted(suspensions, key=_by_day)),
        extension=None,
        calendar=Calendar(
            scheme,
            has_administration_days=scheme.parameter("deadlines.administration_days", start).value,
        ),
        today=today,
        closed_on=closed_on,
    )
    if clock.is_backward and clock.suspensions:
        raise ClockError("a backward clock cannot have suspensions")
    return _reckon(clock, scheme, rule)


_CLOCKS = (
    "deadlines.application_before_expiry",
    "deadlines.acknowledgement",
    "deadlines.items_supply",
    "deadlines.decision",
    "deadlines.decision_internal",
    "deadlines.council_of_state",
    "payments.first_instalment",
    "payments.balance",
    "accreditation.campaign_opens",
)
_CLOCK_KEYS = {"length", "unit", "direction", "roll"}


def check_clocks(scheme: Scheme) -> None:
    """Check every clock of a pack; SchemeError names the place of a wrong one."""
    for name in _CLOCKS:
        scheme.timeline(name)
    switch = "deadlines.administration_days"
    for rule in scheme.parameters():
        if rule.name == switch:
            if type(rule.value) is not bool:
                raise SchemeError.at(rule.place, repr(rule.value), "true or false")
        elif rule.name in _CLOCKS or rule.name.startswith("deadlines."):
            _check_clock(scheme, rule)
    scheme.timeline(switch)


def _check_clock(scheme: Scheme, rule: Dated) -> None:
    value = rule.value if isinstance(rule.value, dict) else {}
    if set(value) != _CLOCK_KEYS:
        found, expected = ", ".join(value) or "no clock", ", ".join(sorted(_CLOCK_KEYS))
        raise SchemeError.at(rule.place, found, expected)
    try:
        explain_clock({**value, "start": rule.since.isoformat()}, scheme)
    except ClockError as error:
        raise SchemeError(f"{rule.place}: {error}") from None


def _by_day(one: tuple[date, date | None]) -> tuple[date, date]:
    return one[0], one[1] or date.max


def _reckon(clock: Clock, scheme: Scheme, rule: Dated | None) -> Deadline:
    try:
        way = travel(clock)
    except (OverflowError, ValueError):
        raise ClockError(
            f"the clock of {clock.length} {clock.unit} from {clock.start} leaves the calendar"
        ) from None
    found = standing(clock, way)
    return Deadline(clock, way, found, tell(scheme, clock, way, found), scheme.languages, rule)
