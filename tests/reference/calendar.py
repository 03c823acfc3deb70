"""Days, months and years: what belongs to a year, and which days are worked."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)


def add_days(start: date, number: int) -> date:
    return start + number * DAY


def add_months(start: date, number: int) -> date:
    """The same day number so many months later, or the last day of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def months(start: date, end: date) -> int:
    """Complete months: the largest number that does not pass the end."""
    number = (end.year - start.year) * 12 + end.month - start.month + 1
    while add_months(start, number) > end:
        number -= 1
    return number


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The ten legal holidays of Belgium."""
    fixed = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (1, 39, 50)
    return frozenset(
        [date(year, month, day) for month, day in fixed]
        + [add_days(easter(year), after) for after in moving]
    )


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and day not in holidays(day.year)


@cache
def working_days(start: date, end: date) -> int:
    """Working days after the start up to and including the end."""
    number, day = 0, start + DAY
    while day <= end:
        number += is_worked(day)
        day += DAY
    return number


def latest_day(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


def earliest_day(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def overlaps(a: date, b: date | None, c: date, d: date | None) -> bool:
    """Two periods share a day; a period without an end is still open."""
    return (d is None or a <= d) and (b is None or c <= b)


class Year:
    """One reporting year as seen on the day of computing."""

    def __init__(self, year: int, on: date):
        self.number = year
        self.start = date(year, 1, 1)
        self.end = date(year, 12, 31)
        self.as_of = min(self.end, on)
        self.days = (self.end - self.start).days + 1
        self.days_so_far = max(0, (self.as_of - self.start).days + 1)

    def has(self, day: date | None) -> bool:
        """Something dated that day belongs to the year; nothing in the future does."""
        return day is not None and self.start <= day <= self.as_of

    def touches(self, start: date | None, end: date | None) -> bool:
        """Open at least one day of the year."""
        return start is not None and start <= self.as_of and (end is None or end >= self.start)

    def at_end(self, start: date | None, end: date | None) -> bool:
        """Open at the end of the last day of the year, or of the day of computing."""
        return start is not None and start <= self.as_of and (end is None or end > self.as_of)

    def days_within(self, start: date, end: date | None) -> int:
        """Days of the year from the start on and before the end."""
        first = max(start, self.start)
        after = self.as_of + DAY if end is None else min(end, self.as_of + DAY)
        return max(0, (after - first).days)
