"""The periods a funder asks for: calendar years, working years, half years.

In: the month in which periods begin and their length. Out: ``Period``, with a key that stands in
addresses and files: "2025", "2024-2025", "2025-H2".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from drempel.engines.days import add_months

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it."""

    key: str
    start: date
    end: date

    @property
    def is_calendar_year(self) -> bool:
        return (self.start, self.end) == (date(self.year, 1, 1), date(self.year, 12, 31))

    @property
    def year(self) -> int:
        """The year of its last day: its definitions and ages count."""
        return self.end.year

    @property
    def beside(self) -> int:
        """The year whose regional report stands beside it: that of the day in its middle."""
        return (self.start + (self.end - self.start) // 2).year


@dataclass(frozen=True, slots=True)
class Rhythm:
    """month: in which periods begin, 1 to 12; months: their length, a part of a year."""

    month: int
    months: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= MONTHS:
            raise ValueError(f"month {self.month}; expected 1 to {MONTHS}")
        if self.months < 1 or MONTHS % self.months:
            raise ValueError(f"months {self.months}; expected a part of {MONTHS}")

    def beginning_in(self, year: int) -> Iterator[Period]:
        """The periods of which the first one begins in this year, a year long together."""
        for place in range(MONTHS // self.months):
            start = add_months(date(year, self.month, 1), place * self.months)
            end = add_months(start, self.months) - timedelta(days=1)
            yield Period(self._key(year, place, end), start, end)

    def _key(self, year: int, place: int, end: date) -> str:
        if self.months < MONTHS:
            letter = {6: "H", 3: "Q"}.get(self.months, "P")
            return f"{year}-{letter}{place + 1}"
        return str(year) if end.year == year else f"{year}-{end.year}"


def periods_of(rhythm: Rhythm, since: date, until: date | None, on: date) -> list[Period]:
    """Periods that begin before or on a day and whose last day lies in a time, the newest first.

    since, until: the time; until None when it is open.
    """
    years = range(since.year - 1, on.year + 1)
    found = [one for year in years for one in rhythm.beginning_in(year)]
    inside = [
        one
        for one in found
        if one.start <= on and since <= one.end and (until is None or one.end <= until)
    ]
    return sorted(inside, key=lambda one: one.start, reverse=True)
