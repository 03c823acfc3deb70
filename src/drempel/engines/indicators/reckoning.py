"""What an expression is reckoned in: one association, one year, the rules of the pack.

In: ``Tables`` and ``Rules``. Out: ``Context``, which answers what no single row can: the group of a
household, what helped it, the situation it began in. Legal source: docs/rules/indicators.md.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from drempel.engines.indicators.calendar import Bands, Year
from drempel.engines.indicators.tables import ID, KEY, LINE, Row, Tables

FIRST, RETURNING = "FIRST", "RETURNING"
BETWEEN = "+"


@dataclass(frozen=True)
class Rules:
    """What the pack says beside the definitions.

    reasons: codes that say why a value is missing; not_asked and not_applicable are two of them.
    durable: for each living situation True, False, or None when it is not known; wanted: those
    that last only when the person wanted them; neutral: those outside the denominator.
    axis: service line to axis. minutes: band of duration to the minutes it stands for. lists: function to the code list that
    names its results.
    """

    reasons: frozenset[str]
    not_asked: str
    not_applicable: str
    durable: Mapping[str, bool | None]
    wanted: frozenset[str]
    neutral: frozenset[str]
    axis: Mapping[str, str]
    minutes: Mapping[str, Fraction]
    paths: Bands
    ages: Bands
    rents: Bands
    delays: Bands
    lists: Mapping[str, str]

    @cached_property
    def missing(self) -> frozenset[str]:
        """What a coded field holds when its value is not known."""
        return self.reasons | {""}


@dataclass(frozen=True, slots=True)
class Help:
    """A record that makes a household helped. end: None when it is open; for a request, its day."""

    first: date
    last: date | None
    id: str
    line: str
    kind: str
    row: Row


# kind, the day it starts, the day it ends (empty: a moment).
HELPING = (
    ("path", "start_on", "end_on"),
    ("stay", "start_on", "end_on"),
    ("pur", "start_on", "end_on"),
    ("med", "opened_on", "closed_on"),
    ("right", "filed_on", ""),
)
SITUATED = frozenset({"path", "stay"})


class Context:
    """One association in one year. Groups are those of all its files, whatever the year."""

    def __init__(self, tables: Tables, year: Year, rules: Rules) -> None:
        self.tables, self.year, self.rules = tables, year, rules
        self.asked: dict[object, Any] = {}

    def once(self, name: object, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, made once for each name."""
        if name not in self.asked:
            self.asked[name] = make()
        return self.asked[name]

    @cached_property
    def representative(self) -> Mapping[Any, Any]:
        """Key of each file to the key of the one that stands for its group."""
        if "file" not in self.tables.shapes:
            return {}
        place = self.tables.shapes["file"].place("double_of")
        above = {row[KEY]: row[place] for row in self.tables.rows("file")}
        return {key: _top(key, above) for key in above}

    @cached_property
    def helps(self) -> Mapping[Any, list[Help]]:
        """What helped each group, by its representative, earliest first."""
        found: dict[Any, list[Help]] = defaultdict(list)
        for kind, first, last in HELPING:
            for group, one in self._helps_of(kind, first, last):
                found[group].append(one)
        for helps in found.values():
            helps.sort(key=lambda one: (one.first, one.id))
        return found

    def _helps_of(self, kind: str, first: str, last: str) -> Iterator[tuple[Any, Help]]:
        shape = self.tables.shapes.get(kind)
        if shape is None:
            return
        at, household = shape.place(first), shape.place("household")
        end = shape.place(last) if last else at
        for row in self.tables.rows(kind):
            group = self.representative.get(row[household])
            if group is not None:
                yield group, Help(row[at], row[end], str(row[ID]), row[LINE], kind, row)

    @cached_property
    def of_year(self) -> Mapping[Any, list[Help]]:
        """What helped each group in the year; groups without help are not there."""
        meets = self.year.meets
        found = {
            group: [one for one in helps if meets(one.first, one.last)]
            for group, helps in self.helps.items()
        }
        return {group: helps for group, helps in found.items() if helps}

    @cached_property
    def known_before(self) -> frozenset[Any]:
        """Groups with a file that was known before the registration began."""
        if "file" not in self.tables.shapes:
            return frozenset()
        place = self.tables.shapes["file"].place("known_before")
        rows = self.tables.rows("file")
        return frozenset(self.representative[row[KEY]] for row in rows if row[place] is True)

    def is_new(self, file: Any) -> bool | None:
        """Whether the first help of the group falls in the year and nobody knew it before."""
        group = self.representative.get(file)
        if group is None:
            return None
        helps = self.helps.get(group, ())
        first = helps[0].first if helps else None
        return bool(first and self.year.holds(first)) and group not in self.known_before

    def history(self, file: Any) -> str | None:
        new = self.is_new(file)
        return None if new is None else FIRST if new else RETURNING

    def helps_in_year(self, file: Any) -> list[Help]:
        return self.of_year.get(self.representative.get(file), [])

    def lines(self, file: Any) -> frozenset[str]:
        return frozenset(one.line for one in self.helps_in_year(file))

    def axes(self, file: Any) -> frozenset[str]:
        axis = self.rules.axis
        return frozenset(axis[line] for line in self.lines(file) if line in axis)

    def first_situation(self, file: Any) -> str | None:
        """As stored, a reason why it is missing included; None when there is no such record."""
        for one in self.helps.get(self.representative.get(file), ()):
            if one.kind in SITUATED:
                return str(one.row[self.tables.shapes[one.kind].place("situation_start")])
        return None


def _top(key: Any, above: Mapping[Any, Any]) -> Any:
    """Follow "double of" to the file that has none. Cycles are refused when they are written."""
    seen = {key}
    while above.get(key) is not None:
        key = above[key]
        if key in seen:
            return min(seen, key=str)
        seen.add(key)
    return key


def pairs(codes: frozenset[str]) -> frozenset[str]:
    """Unordered pairs of a set, the smaller code first: "A1+A3"."""
    ordered = sorted(codes)
    return frozenset(
        f"{one}{BETWEEN}{other}"
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 :]
    )
