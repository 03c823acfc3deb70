"""Where a clock ends, and how far it is on a day.

In: a ``Clock``. Out: the stations on the way to its end, and its state. Pure date
arithmetic: the day after the start is day 1; a month that has no such day gives its
last day. Legal source: Judicial Code articles 52 to 54 and administrative practice, in
parameters/deadlines.toml of the pack.
"""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, timedelta

from drempel.engines.deadlines.calendar import ONE_DAY, Calendar
from drempel.engines.deadlines.case import Clock, Suspension

_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Stop:
    """What one suspension did: days (or working days) added, and the end it led to.

    end_on None: the clock still stands still. An ignored one adds 0 days.
    """

    suspension: Suspension
    added: int
    end_on: date | None


@dataclass(frozen=True, slots=True)
class Way:
    """The stations from start to end; the ends are None while the clock stands still.

    base_on: without extension and suspensions. is_clamped: the day number did not
    exist in the month reached. extended_on: None without an extension.
    """

    base_on: date
    is_clamped: bool
    extended_on: date | None
    stops: tuple[Stop, ...]
    unrolled_on: date | None
    end_on: date | None


def add(start: date, length: int, unit: str, calendar: Calendar) -> date:
    """Return the day a length after a start; a negative length leads to the past.

    OverflowError or ValueError beyond the calendar.
    """
    if unit == "days":
        return start + timedelta(days=length)
    if unit == "working_days":
        day, step = start, 1 if length > 0 else -1
        for _ in range(abs(length)):
            day = calendar.next_working_day(day, step)
        return day
    months = length * (_MONTHS_IN_YEAR if unit == "years" else 1)
    year, month = divmod(start.year * _MONTHS_IN_YEAR + start.month - 1 + months, _MONTHS_IN_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def travel(clock: Clock) -> Way:
    """Find the end: base, extension, suspended days in date order, then one roll."""
    sign = -1 if clock.is_backward else 1
    base = add(clock.start, sign * clock.length, clock.unit, clock.calendar)
    reached, extended = base, None
    if clock.extension:
        more = clock.extension
        reached = extended = add(base, more.length, more.unit, clock.calendar)
    stops = _stops(clock, reached)
    unrolled = stops[-1].end_on if stops else reached
    is_clamped = clock.unit in ("months", "years") and base.day != clock.start.day
    end = None if unrolled is None else _rolled(unrolled, clock)
    return Way(base, is_clamped, extended, stops, unrolled, end)


def _stops(clock: Clock, reached: date) -> tuple[Stop, ...]:
    """Move the end by each suspended day on or before the end reached so far."""
    stops: list[Stop] = []
    counted_to = clock.start  # days up to here cannot count, or have counted already
    for one in clock.suspensions:
        first = max(one.since_on, counted_to) + ONE_DAY
        if one.until_on is None and first <= reached:
            return (*stops, Stop(one, 0, None))
        added = 0
        if one.until_on is not None and first <= one.until_on and first <= reached:
            reached, added = _moved(clock, reached, first, one.until_on)
        counted_to = max(counted_to, one.until_on or counted_to)
        stops.append(Stop(one, added, reached))
    return tuple(stops)


def _moved(clock: Clock, reached: date, first: date, last: date) -> tuple[date, int]:
    """Return the end after the suspended days first to last, and how many counted.

    The first day lies on or before the end, and each day moves the end, so all count.
    """
    if clock.unit != "working_days":
        days = (last - first).days + 1
        return reached + timedelta(days=days), days
    days = working_days(first, last, clock.calendar)
    return add(reached, days, "working_days", clock.calendar), days


def working_days(first: date, last: date, calendar: Calendar) -> int:
    """Count the working days from first to last, both included."""
    span = range((last - first).days + 1)
    return sum(calendar.is_working_day(first + timedelta(days=number)) for number in span)


def _rolled(end: date, clock: Clock) -> date:
    if clock.roll == "none" or clock.calendar.is_working_day(end):
        return end
    return clock.calendar.next_working_day(end, 1 if clock.roll == "next" else -1)
