"""One clock, read strictly.

In: a mapping as it comes from JSON. Out: a ``Clock``. ClockError in one clear line for
everything that is unknown, absent or impossible.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from drempel.engines.deadlines.calendar import Calendar
from drempel.engines.scheme import Scheme

UNITS = ("days", "working_days", "months", "years")
DIRECTIONS = ("forward", "backward")
ROLLS = ("next", "none", "previous")
KEYS = (
    "start",
    "length",
    "unit",
    "direction",
    "roll",
    "suspensions",
    "extension",
    "calendar",
    "today",
    "closed_on",
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ClockError(ValueError):
    """A clock holds something unknown, absent or impossible; the message is one line."""


class Suspension(NamedTuple):
    """The clock stops on the day after since_on and goes on the day after until_on.

    until_on None: it still stands still.
    """

    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Extension:
    """A second length, added to the base end before suspensions are counted."""

    length: int
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit. length in units of ``unit``; the day of the start does not count."""

    start: date
    length: int
    unit: str
    direction: str
    roll: str
    suspensions: tuple[Suspension, ...]
    extension: Extension | None
    calendar: Calendar
    today: date | None
    closed_on: date | None

    @property
    def is_backward(self) -> bool:
        """Whether it counts to the past."""
        return self.direction == "backward"


def read_clock(raw: Mapping[str, Any], scheme: Scheme) -> Clock:
    """Read a clock; ClockError when it is not one."""
    if not isinstance(raw, Mapping):
        raise ClockError("found no case; expected an object with the keys " + ", ".join(KEYS))
    _refuse_unknown(raw, KEYS, "the case")
    direction = _choice(raw.get("direction", "forward"), "direction", DIRECTIONS)
    default_roll = "none" if direction == "backward" else "next"
    clock = Clock(
        start=_day(_required(raw, "start"), "start"),
        length=_length(_required(raw, "length"), "length"),
        unit=_choice(_required(raw, "unit"), "unit", UNITS),
        direction=direction,
        roll=_choice(raw.get("roll", default_roll), "roll", ROLLS),
        suspensions=_suspensions(raw.get("suspensions", ())),
        extension=_extension(raw.get("extension")),
        calendar=_calendar(raw.get("calendar"), scheme),
        today=_optional_day(raw, "today"),
        closed_on=_optional_day(raw, "closed_on"),
    )
    if clock.is_backward and (clock.suspensions or clock.extension):
        what = "suspensions" if clock.suspensions else "an extension"
        raise ClockError(f"a backward clock cannot have {what}")
    return clock


def _refuse_unknown(raw: Mapping[str, Any], known: Sequence[str], what: str) -> None:
    for key in raw:
        if key not in known:
            raise ClockError(f"unknown key {key!r} in {what}; known keys: {', '.join(known)}")


def _required(raw: Mapping[str, Any], key: str) -> Any:
    if key not in raw:
        raise ClockError(f"the key {key} is missing")
    return raw[key]


def _choice(value: object, key: str, allowed: Sequence[str]) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    raise ClockError(f"{key}: found {value!r}; expected one of {', '.join(allowed)}")


def _length(value: object, key: str) -> int:
    if type(value) is int and value >= 1:
        return value
    raise ClockError(f"{key}: found {value!r}; expected a whole number of at least 1")


def _day(value: object, key: str) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ClockError(f'{key}: found {value!r}; expected a day of the calendar, like "2026-11-30"')


def _optional_day(raw: Mapping[str, Any], key: str) -> date | None:
    return None if raw.get(key) is None else _day(raw[key], key)


def _suspensions(value: object) -> tuple[Suspension, ...]:
    if not isinstance(value, list | tuple):
        raise ClockError(f"suspensions: found {value!r}; expected a list")
    found = [_suspension(item) for item in value]
    return tuple(sorted(found, key=lambda one: (one.since_on, one.until_on or date.max)))


def _suspension(value: object) -> Suspension:
    if not isinstance(value, Mapping):
        raise ClockError(f'suspensions: found {value!r}; expected an object with "from" and "to"')
    _refuse_unknown(value, ("from", "to"), "suspensions")
    for end in ("from", "to"):
        if end not in value:
            raise ClockError(f'suspensions: "{end}" is missing (to is null while it lasts)')
    since = _day(value["from"], "suspensions.from")
    until = None if value["to"] is None else _day(value["to"], "suspensions.to")
    if until is not None and until < since:
        raise ClockError(f"suspensions: one ends on {until} before it starts on {since}")
    return Suspension(since, until)


def _extension(value: object) -> Extension | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ClockError(f"extension: found {value!r}; expected an object with length and unit")
    _refuse_unknown(value, ("length", "unit", "reason"), "extension")
    reason = value.get("reason", "")
    if not isinstance(reason, str):
        raise ClockError(f"extension.reason: found {reason!r}; expected a text")
    return Extension(
        length=_length(_required(value, "length"), "extension.length"),
        unit=_choice(_required(value, "unit"), "extension.unit", UNITS),
        reason=reason,
    )


def _calendar(value: object, scheme: Scheme) -> Calendar:
    """Read the calendar of a case; absent: holidays of the scheme, nothing more."""
    if value is None:
        return Calendar(scheme)
    if not isinstance(value, Mapping):
        raise ClockError(f"calendar: found {value!r}; expected an object")
    _refuse_unknown(value, ("administration_days", "add"), "calendar")
    administration, added = value.get("administration_days", False), value.get("add", [])
    if type(administration) is not bool:
        raise ClockError(
            f"calendar.administration_days: found {administration!r}; expected true or false"
        )
    if not isinstance(added, list | tuple):
        raise ClockError(f"calendar.add: found {added!r}; expected a list of days")
    days = frozenset(_day(item, "calendar.add") for item in added)
    return Calendar(scheme, has_administration_days=administration, added=days)
