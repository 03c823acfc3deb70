"""Households that are one, what helped them, and what the year is: the setting of every figure."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from tests.reference.calendar import Year, add_months
from tests.reference.reading import Book, Row

# Where help begins and ends; a right is help in the year it was filed.
HELP = {
    "PATH": ("start_on", "end_on"),
    "STAY": ("start_on", "end_on"),
    "PUR": ("start_on", "end_on"),
    "MED": ("opened_on", "closed_on"),
    "RIGHT": ("filed_on", ""),
}
LASTING = ("LOCP", "AIS", "SOCI", "SOLI", "PROP", "FAMD")
NEUTRAL = ("ETRA", "DECE")


def durable(situation: str | None, wanted: bool | None) -> bool | None:
    """Whether a home lasts; a care home when it was wanted; None when it is not known."""
    if situation in (None, "INCO", "NREP"):
        return None
    return wanted if situation == "MRS" else situation in LASTING


def latest(rows: list[Row], order: str) -> Row | None:
    """The row with the greatest (order, moment of recording, id)."""
    return max(rows, key=lambda row: (row[order], row.created, row["id"]), default=None)


class World:
    """The records of one association and one year, with what both together tell."""

    def __init__(self, book: Book, year: int, on: date):
        self.book = book
        self.year = Year(year, on)

    def rows(self, kind: str, belongs: Callable[[Row], Any] = lambda row: True) -> list[Row]:
        return [row for row in self.book.kinds.get(kind, []) if belongs(row)]

    def dated(self, kind: str, name: str) -> list[Row]:
        """Rows whose day falls in the year."""
        return self.rows(kind, lambda row: self.year.has(row[name]))

    def opened(self, kind: str, start: str = "start_on", end: str = "end_on") -> list[Row]:
        """Rows open on at least one day of the year."""
        return self.rows(kind, lambda row: self.year.touches(row[start], row[end]))

    def standing(self, kind: str, start: str, end: str) -> list[Row]:
        """Rows open at the end of the year."""
        return self.rows(kind, lambda row: self.year.at_end(row[start], row[end]))

    # --- households

    @cached_property
    def _representatives(self) -> dict[str, str]:
        double_of = {row["id"]: row["double_of"] for row in self.rows("FILE")}
        found = {}
        for key in double_of:
            end = key
            while double_of.get(end):
                end = double_of[end]
            found[key] = end
        return found

    def rep(self, household: str | None) -> str | None:
        return self._representatives.get(household) if household else None

    def household(self, row: Row) -> str | None:
        """The representative of the household of a record."""
        return self.rep(row["household"])

    def heads(self) -> list[Row]:
        """One file for each group of linked files."""
        return self.rows("FILE", lambda row: self.rep(row["id"]) == row["id"])

    @cached_property
    def _known_before(self) -> set[str | None]:
        return {self.rep(row["id"]) for row in self.rows("FILE") if row["known_before"] is True}

    # --- help

    @cached_property
    def _help(self) -> dict[str | None, list[Row]]:
        """All records that help, of all years, by group."""
        found: dict[str | None, list[Row]] = {}
        for kind in HELP:
            for row in self.rows(kind):
                if row["household"]:
                    found.setdefault(self.household(row), []).append(row)
        return found

    def helping(self, household: str) -> list[Row]:
        """The records that help the group of a household in the year."""
        found = []
        for row in self._help.get(self.rep(household), []):
            start, end = HELP[row.kind]
            if row.kind == "RIGHT":
                helps = self.year.has(row[start])
            else:
                helps = self.year.touches(row[start], row[end])
            if helps:
                found.append(row)
        return found

    def helped(self) -> list[Row]:
        """The heads of the groups helped in the year."""
        return [row for row in self.heads() if self.helping(row["id"])]

    def is_new(self, household: str) -> bool:
        """The first help ever falls in the year, and nobody was known before."""
        group = self.rep(household)
        starts = [row[HELP[row.kind][0]] for row in self._help.get(group, [])]
        first = min((day for day in starts if day), default=None)
        return self.year.has(first) and group not in self._known_before

    def first_situation(self, household: str) -> str:
        """Where the group lived when its first pathway or stay began."""
        rows = [
            row
            for row in self._help.get(self.rep(household), [])
            if row.kind in ("PATH", "STAY") and row["start_on"]
        ]
        if not rows:
            return "NOT_ASKED"
        first = min(rows, key=lambda row: (row["start_on"], row["id"]))
        return first["situation_start"] or first.reason("situation_start")

    def lines(self, household: str) -> list[str]:
        return sorted({row["service_line"] for row in self.helping(household)})

    def axes(self, household: str) -> list[str]:
        return sorted({line[:2] for line in self.lines(household)})

    # --- bands

    def path_band(self, row: Row) -> str:
        """How long a pathway lasted, at most up to the day of computing."""
        end = min(row["end_on"] or self.year.as_of, self.year.as_of)
        for limit, band in ((1, "LT1M"), (6, "M1_6"), (12, "M6_12")):
            if end < add_months(row["start_on"], limit):
                return band
        return "M12_24" if end <= add_months(row["start_on"], 24) else "GT24M"

    def age_band(self, file: Row | None) -> str:
        """The age of the reference person, or the band that was written, or why there is none."""
        if file is None:
            return "NOT_APPLICABLE"
        if file["ref_birth_year"] is None:
            return file["ref_age_band"] or file.reason("ref_age_band")
        age = self.year.number - file["ref_birth_year"]
        bands = {18: "LT18", 25: "A18_24", 35: "A25_34", 50: "A35_49", 65: "A50_64", 80: "A65_79"}
        return next((band for limit, band in bands.items() if age < limit), "A80P")
