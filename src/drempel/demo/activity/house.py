"""One association at work: who it is, how busy it is, and the records it makes.

In: an association of the demonstration. Out: typed values by kind, each with an identifier.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from drempel.demo.chance import Chance
from drempel.demo.sources import Body, table

SEASONS_TOTAL = 12
Weighted = Sequence[tuple[str, int]]


@dataclass(slots=True)
class House:
    """known: percent of questions that get an answer; own habits differ from house to house."""

    body: Body
    lines: tuple[str, ...]
    today: date
    chance: Chance
    size: int
    known: int
    rows: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    open_paths: list[dict[str, Any]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.body.language

    def add(self, kind: str, /, **values: Any) -> str:
        """Keep one record; its identifier is made here, as a device would."""
        rows = self.rows.setdefault(kind, [])
        uid = f"d{self.body.number:02d}-{kind}-{len(rows) + 1}"
        rows.append((uid, values))
        return uid

    def works_on(self, *lines: str) -> bool:
        return any(line in self.lines for line in lines)

    def line(self, *wanted: str) -> str:
        """One of the wanted lines that the house works on, else its first."""
        fitting = [line for line in self.lines if line in wanted]
        return self.chance.one_of(fitting or list(self.lines[:1]))

    def draw(self, weights: Weighted) -> str:
        return self.chance.weighted([(code, weight) for code, weight in weights])

    def asked(self, code: str) -> str:
        """The answer, or one of the reasons why there is none."""
        if self.chance.is_so(self.known):
            return code
        return self.chance.weighted([("NOT_ASKED", 7), ("UNKNOWN_TO_PERSON", 2), ("DECLINED", 1)])

    def remark(self, percent: int) -> str:
        if not self.chance.is_so(percent):
            return ""
        return self.chance.one_of(settings()["remarks"][self.language])


def settings() -> Mapping[str, Any]:
    return table("activity")


def make_house(body: Body, lines: tuple[str, ...], today: date) -> House:
    """The habits of an association follow from its key and its kind of work."""
    chance = Chance(f"activity/{body.key}")
    own = 62 + min(body.base_2020_cents or 0, 14_000_000) // 150_000
    size = own * settings()["size"][body.peer_group] // 100
    return House(body, lines, today, chance, size, known=chance.between(72, 98))


def years(house: House) -> range:
    return range(settings()["first_year"], house.today.year + 1)


def yearly(house: House, name: str, year: int) -> int:
    """How many records of a sort this house makes in a year; the last year is not over."""
    count = settings()["yearly"][name] * house.size * house.chance.between(85, 118) // 10_000
    whole = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    passed = min((house.today - date(year, 1, 1)).days + 1, whole)
    return max(count * passed // whole, 1)


def some_day(house: House, year: int) -> date:
    """A working day of the year, busier months more often, never after today."""
    seasons = settings()["seasons"]
    for _ in range(100):
        month = house.chance.weighted(list(enumerate(seasons, 1)))
        day = date(year, month, house.chance.between(1, 28))
        if day.weekday() <= 4 and day <= house.today:
            return day
    return date(year, 1, 5)


def days_of(house: House, year: int, count: int) -> list[date]:
    """So many working days of a year in their order."""
    return sorted(some_day(house, year) for _ in range(count))


def later(house: House, day: date, low: int, high: int) -> date:
    """A day so many days later; it may lie after today."""
    found = day + timedelta(days=house.chance.between(low, high))
    return found + timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)


def past(house: House, day: date) -> date | None:
    """The day, or None while it has not come."""
    return day if day <= house.today else None
