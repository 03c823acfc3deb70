"""The sentences that explain a date limit, one for each step.

In: a clock, its way and its state. Out: lines that can be told in any language of the
scheme; the wording is in the table [deadline] of the pack's sentences.toml.
"""

from collections.abc import Iterator

from drempel.engines.deadlines.case import Clock
from drempel.engines.deadlines.clock import Stop, Way
from drempel.engines.deadlines.state import Standing
from drempel.engines.scheme import Scheme
from drempel.engines.trace import Line
from drempel.engines.wording import WeekdayDate

_day = WeekdayDate.of


class _Teller:
    """Makes lines from the sentences of one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme

    def line(self, key: str, **values: object) -> Line:
        return Line(self._scheme.template(f"deadline.{key}"), values)

    def span(self, number: int, unit: str) -> Line:
        return self.line(f"unit.{unit}.{'one' if number == 1 else 'many'}", n=number)


def length(scheme: Scheme, number: int, unit: str) -> Line:
    """Tell a length of time: "3 months", "1 werkdag"."""
    return _Teller(scheme).span(number, unit)


def tell(scheme: Scheme, clock: Clock, way: Way, found: Standing | None) -> tuple[Line, ...]:
    """Explain the way to the end and the state, one line a step."""
    teller = _Teller(scheme)
    lines = [
        teller.line(
            f"start.{clock.direction}",
            start=_day(clock.start),
            length=teller.span(clock.length, clock.unit),
        ),
        *_base(teller, clock, way),
        *(_suspension(teller, clock, stop) for stop in way.stops),
        *_roll(teller, clock, way),
    ]
    if way.end_on:
        lines.append(teller.line("end", end=_day(way.end_on)))
    if found:
        lines.append(_state(teller, clock, found))
    return tuple(lines)


def _base(teller: _Teller, clock: Clock, way: Way) -> Iterator[Line]:
    end = _day(way.base_on)
    if way.is_clamped:
        yield teller.line("base.clamped", number=clock.start.day, end=end)
    else:
        yield teller.line("base.reached", end=end)
    if clock.extension and way.extended_on:
        more = clock.extension
        yield teller.line(
            "extension.reasoned" if more.reason else "extension.plain",
            length=teller.span(more.length, more.unit),
            reason=more.reason,
            end=_day(way.extended_on),
        )


def _suspension(teller: _Teller, clock: Clock, stop: Stop) -> Line:
    since, until = stop.suspension
    first = _day(since)
    if until is None:
        return teller.line(
            "suspension.open" if stop.end_on is None else "suspension.open_ignored",
            **{"from": first},
        )
    dates = {"from": first, "to": _day(until)}
    if not stop.added or stop.end_on is None:
        return teller.line("suspension.ignored", **dates)
    unit = "working_days" if clock.unit == "working_days" else "days"
    added = teller.span(stop.added, unit)
    return teller.line("suspension.counted", length=added, end=_day(stop.end_on), **dates)


def _roll(teller: _Teller, clock: Clock, way: Way) -> Iterator[Line]:
    if way.unrolled_on is None or way.end_on is None or way.end_on == way.unrolled_on:
        return
    reason = clock.calendar.reason(way.unrolled_on)
    told = teller.line(f"roll.reason.{reason}") if isinstance(reason, str) else reason
    yield teller.line(
        f"roll.{clock.roll}", unrolled=way.unrolled_on, reason=told, end=_day(way.end_on)
    )


def _state(teller: _Teller, clock: Clock, found: Standing) -> Line:
    unit = "working_days" if clock.unit == "working_days" else "days"
    key, values = (
        f"state.{found.state}",
        {"day": found.on, "left": teller.span(found.days_left, unit)},
    )
    if found.days_used is not None:
        values["used"] = teller.span(found.days_used, unit)
    elif found.state == "running":
        key = "state.running_backward"
    return teller.line(key, late=teller.span(found.days_late, "days"), **values)
