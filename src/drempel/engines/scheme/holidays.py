"""Holidays of a pack: fixed days and days that move with Easter.

In: holidays.toml. Out: the days of a year with their names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.source import Table, TomlFile

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A rule that gives one day a year: a month and a day, or days after Easter."""

    key: str
    month: int
    day: int
    easter_offset: int | None
    labels: Labels

    def in_year(self, year: int) -> date:
        """Return the day of the holiday in a year."""
        if self.easter_offset is None:
            return date(year, self.month, self.day)
        return easter(year) + timedelta(days=self.easter_offset)


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (anonymous computus of 1876)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon_shift + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Holidays:
    """The two lists of a pack: legal holidays and extra days of the administration."""

    legal: tuple[Holiday, ...]
    administration: tuple[Holiday, ...]


def load_holidays(folder: Path, languages: Sequence[str]) -> Holidays:
    """Read holidays.toml: blocks [[holiday]] and, if any, [[administration_day]]."""
    file = TomlFile(folder, "holidays.toml")
    file.top().only(("holiday", "administration_day"))
    extra = file.blocks("administration_day") if "administration_day" in file.content else []
    return Holidays(
        tuple(_holiday(block, languages) for block in file.blocks("holiday")),
        tuple(_holiday(block, languages) for block in extra),
    )


def _holiday(block: Table, languages: Sequence[str]) -> Holiday:
    block.only(["key", "month", "day", "easter_offset", "label", "source", "note"])
    labels = block.labels("label", languages)
    if "easter_offset" in block.values:
        return Holiday(block.text("key"), 0, 0, block.whole("easter_offset"), labels)
    month, day = block.whole("month"), block.whole("day")
    try:
        date(2001, month, day)  # a year without 29 February: a holiday comes every year
    except ValueError:
        raise SchemeError.at(
            block.place(), f"month {month}, day {day}", "a day of the year"
        ) from None
    return Holiday(block.text("key"), month, day, None, labels)
