"""Index figures and days that the steps of an award draw on.

In: the index table and the intervals of a case. Out: figures, each remembered as used,
and numbers of days or months that are due.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from drempel.engines.award.case import Case, Interval
from drempel.engines.award.rules import Rules
from drempel.engines.index import IndexFigure, IndexTable, ratio

MONTHS_IN_YEAR = 12


class Quotient(NamedTuple):
    """The figure of the award's month over the one of a reference month."""

    new: IndexFigure
    old: IndexFigure
    value: Fraction


class Figures:
    """Looks figures up, and only those a step asks for.

    asked_month: the month whose index the award takes, YYYY-MM.
    """

    def __init__(self, table: IndexTable, rules: Rules, year: int, estimate: bool) -> None:
        """Keep the table; estimate: let the last known figure stand in for a later one."""
        values = rules.values
        self._find = table.last_known if estimate else table.figure
        self._series, self._base = values["index_series"], values["index_base"]
        self._used: dict[str, IndexFigure] = {}
        self.asked_month = f"{year - 1:04d}-{values['index_month']:02d}"

    def quotient(self, reference_month: str) -> Quotient:
        """Divide the award's index by that of a reference month; UnknownFigure if absent."""
        new, old = self._look_up(self.asked_month), self._look_up(reference_month)
        return Quotient(new, old, ratio(new, old))

    def _look_up(self, month: str) -> IndexFigure:
        found = self._find(self._series, self._base, month)
        self._used[found.month] = found
        return found

    def used(self) -> list[IndexFigure]:
        """List the figures that were used, by month."""
        return [self._used[month] for month in sorted(self._used)]


def year_interval(year: int) -> Interval:
    """Return the days of a calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def due_days(case: Case, window: Interval | None) -> int:
    """Count the days of a window that are accredited and not suspended."""
    if window is None:
        return 0
    total = 0
    for interval in case.accredited:
        accredited = interval.common(window)
        if accredited:
            total += accredited.days() - _days_within(case.suspended, accredited)
    return total


def _days_within(intervals: Iterable[Interval], window: Interval) -> int:
    common = (interval.common(window) for interval in intervals)
    return sum(one.days() for one in common if one)


def due_months(case: Case, year: int, window: Interval | None) -> tuple[int, int]:
    """Count the months of a year that are due, and those that could be.

    A month is due when all its days are accredited and not suspended. Only months that
    lie in the window could be.
    """
    due = possible = 0
    for month in _months(year):
        if window and month.common(window) == month:
            possible += 1
            due += due_days(case, month) == month.days()
    return due, possible


def _months(year: int) -> list[Interval]:
    firsts = [date(year, number, 1) for number in range(1, MONTHS_IN_YEAR + 1)]
    lasts = [first - timedelta(days=1) for first in firsts[1:]] + [date(year, MONTHS_IN_YEAR, 31)]
    return [Interval(first, last) for first, last in zip(firsts, lasts, strict=True)]
