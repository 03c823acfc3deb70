"""The year of a report and the days in it; bands of time, of age and of rent.

In: days as arguments. Out: numbers and codes. Legal source: docs/rules/indicators.md. A value that
is not known is None, and what is reckoned from it is None too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate

from drempel.engines.days import add_months

Day = date | None
months_after = lru_cache(maxsize=20_000)(add_months)


@dataclass(frozen=True)
class Year:
    """One reporting year, looked at on a day. on: the day of computing.

    is_working: says of a day whether it is a working day (administration's calendar).
    first, last: another time than the calendar year, both days included; ``number`` is then the
    year of its last day, which ages and definitions go by.
    """

    number: int
    on: date
    is_working: Callable[[date], bool]
    first: Day = None
    last: Day = None

    @cached_property
    def start(self) -> date:
        return self.first or date(self.number, 1, 1)

    @cached_property
    def end(self) -> date:
        return self.last or date(self.number, 12, 31)

    @cached_property
    def as_of(self) -> date:
        """The last day that counts: the year may not be over."""
        return min(self.end, self.on)

    @cached_property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @cached_property
    def elapsed(self) -> int:
        """Days from 1 January up to and including ``as_of``; none when the year is to come."""
        return max(0, (self.as_of - self.start).days + 1)

    def holds(self, day: Day) -> bool | None:
        """Whether a day is in the year, and not in the future."""
        return None if day is None else self.start <= day <= self.as_of

    def meets(self, first: Day, last: Day) -> bool | None:
        """Whether a time from ``first`` to ``last`` (empty: still open) touches the year."""
        if first is None:
            return None
        return first <= self.as_of and (last is None or last >= self.start)

    def open_at_end(self, first: Day, last: Day) -> bool | None:
        """Whether something is open on 31 December, or today when the year is not over."""
        if first is None:
            return None
        return first <= self.as_of and (last is None or last > self.as_of)

    def days_in(self, first: Day, last: Day) -> int | None:
        """Days x of the year with first ≤ x < last; never negative."""
        if first is None:
            return None
        begin = max(first, self.start)
        stop = self.as_of + timedelta(days=1)
        if last is not None and last < stop:
            stop = last
        return max(0, (stop - begin).days)

    def working_days(self, first: Day, last: Day) -> int | None:
        """Working days after ``first`` up to and including ``last``; 0 when there is none."""
        if first is None or last is None:
            return None
        return _worked_between(self.is_working, first, last) if first < last else 0


@lru_cache(maxsize=50_000)
def _worked_between(is_working: Callable[[date], bool], first: date, last: date) -> int:
    """The same two days come back often: a day's work is recorded together."""
    between = sum(_worked(is_working, year)[-1] for year in range(first.year, last.year))
    until = _worked(is_working, last.year)[last.timetuple().tm_yday]
    return between + until - _worked(is_working, first.year)[first.timetuple().tm_yday]


@lru_cache(maxsize=200)
def _worked(is_working: Callable[[date], bool], year: int) -> Sequence[int]:
    """Of a year: how many working days had gone by at the end of each of its days."""
    days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    every = (is_working(date(year, 1, 1) + timedelta(days=n)) for n in range(days))
    return (0, *accumulate(every))


def months_between(first: Day, last: Day) -> int | None:
    """Complete months: the largest n for which n months after ``first`` is not beyond ``last``."""
    if first is None or last is None:
        return None
    count = (last.year - first.year) * 12 + last.month - first.month
    return count if months_after(first, count) <= last else count - 1


def overlap_of(first: Day, last: Day, other: Day, other_last: Day) -> bool | None:
    """Whether two times share a day, borders included; an empty end is later than every day."""
    before = _no_later(first, other_last)
    after = _no_later(other, last)
    if before is False or after is False:
        return False
    return None if before is None or after is None else True


def _no_later(first: Day, last: Day) -> bool | None:
    if first is None:
        return None
    return last is None or first <= last


@dataclass(frozen=True, slots=True)
class Bands:
    """Codes by upper limit, in order. limits: the first limit above, or at, the value wins.

    is_inclusive: the limit itself belongs to the band below it.
    """

    limits: tuple[tuple[int, str], ...]
    beyond: str
    is_inclusive: bool = False

    def code(self, value: object) -> str | None:
        if value is None:
            return None
        for limit, code in self.limits:
            if value < limit or (self.is_inclusive and value == limit):  # type: ignore[operator]
                return code
        return self.beyond


def path_band(first: Day, last: Day, year: Year, bands: Bands) -> str | None:
    """How long a pathway lasted, up to its end or the last day that counts.

    bands: limits in months from the start; the last one belongs to its own band.
    """
    if first is None:
        return None
    until = year.as_of if last is None or last > year.as_of else last
    for place, (limit, code) in enumerate(bands.limits):
        border = months_after(first, limit)
        if until < border or (until == border and place == len(bands.limits) - 1):
            return code
    return bands.beyond


def bands_of(table: Mapping[str, object]) -> Bands:
    """Read bands of a pack: ``codes`` one more than ``limits``; ``upper = true`` includes a limit."""
    codes: Sequence[str] = table["codes"]  # type: ignore[assignment]
    limits: Sequence[int] = table["limits"]  # type: ignore[assignment]
    if len(codes) != len(limits) + 1:
        raise ValueError(f"{codes}: expected one code more than limits, of which {len(limits)}")
    pairs = tuple(zip(limits, codes[:-1], strict=True))
    return Bands(pairs, codes[-1], bool(table.get("upper", False)))
