"""How far a clock is on a day.

In: a clock and its way. Out: its state with days used, left and late.
"""

from dataclasses import dataclass
from datetime import date

from drempel.engines.deadlines.calendar import ONE_DAY
from drempel.engines.deadlines.case import Clock
from drempel.engines.deadlines.clock import Way, working_days


@dataclass(frozen=True, slots=True)
class Standing:
    """State on a day.

    state: running, suspended, met, met_late or overdue. days_used, days_left: days of
    the clock itself (working days in a working-day clock), suspended days left out;
    days_used is None for a backward clock, which has no beginning. days_late: calendar
    days after the rolled end.
    """

    on: date
    state: str
    days_used: int | None
    days_left: int
    days_late: int


def standing(clock: Clock, way: Way) -> Standing | None:
    """Return the state on the closing day, else on today; None when neither is given."""
    on = clock.closed_on or clock.today
    if on is None:
        return None
    late = max(0, (on - way.end_on).days) if way.end_on else 0
    if clock.closed_on:
        state = "met_late" if late else "met"
    elif late:
        state = "overdue"
    else:
        state = "suspended" if _is_suspended(clock, on) else "running"
    used, left = _used_and_left(clock, way, on)
    return Standing(on, state, used, left, late)


def _is_suspended(clock: Clock, on: date) -> bool:
    return on > clock.start and any(
        one.since_on < on and (one.until_on is None or on <= one.until_on)
        for one in clock.suspensions
    )


def _used_and_left(clock: Clock, way: Way, on: date) -> tuple[int | None, int]:
    """Count the days of the clock up to a day, and after it."""
    if clock.is_backward or way.end_on is None:
        return _without_end(clock, way, on)
    used = _counted(clock, clock.start, min(on, way.end_on))
    return used, _counted(clock, max(on, clock.start), way.end_on)


def _without_end(clock: Clock, way: Way, on: date) -> tuple[int | None, int]:
    if way.end_on is not None:
        return None, _counted(clock, on, way.end_on)
    used = _counted(clock, clock.start, on)
    whole = way.extended_on or way.base_on
    return used, max(0, _span(clock, clock.start, whole) - used)


def _counted(clock: Clock, after: date, until: date) -> int:
    """Count the days after one day up to another that are not suspended."""
    total, counted_to = _span(clock, after, until), after
    for one in clock.suspensions:
        first = max(one.since_on, counted_to)
        last = min(one.until_on or until, until)
        total -= _span(clock, first, last)
        counted_to = max(counted_to, last)
    return total


def _span(clock: Clock, after: date, until: date) -> int:
    if until <= after:
        return 0
    if clock.unit == "working_days":
        return working_days(after + ONE_DAY, until, clock.calendar)
    return (until - after).days
