"""What a funder asks, line by line, and from which figure of the catalogue each line comes.

In: nothing. Out: the shapes that ``loading`` fills from ``funders/*.toml`` of a pack.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from drempel.engines.funders.periods import Rhythm

Labels = Mapping[str, str]
KNOWN, UNKNOWN, NOT_SPLIT = "known", "unknown", "cannot_split"
SORTS = (KNOWN, UNKNOWN, NOT_SPLIT)


class MappingError(ValueError):
    """A mapping that cannot be read; says which file and line, what was found, what was expected."""


@dataclass(frozen=True, slots=True)
class Group:
    """A category of the funder. codes: those of ours that fall in it.

    ages: first and last age that fall in it, last None when it is open; None when no age does.
    sort: known, unknown, or cannot_split for what we keep too coarsely.
    """

    code: str
    labels: Labels
    codes: frozenset[str]
    ages: tuple[int, int | None] | None = None
    sort: str = KNOWN

    def has(self, code: str) -> bool:
        if self.ages is not None and code.isdecimal():
            first, last = self.ages
            return first <= int(code) and (last is None or int(code) <= last)
        return code in self.codes


@dataclass(frozen=True, slots=True)
class Line:
    """One line. formula: figures added up, as in ``figure('A') + figure('B')``; one for one figure.

    filter: what is kept of it beside the scope; reason: why, in words. by: a breakdown of the figure, or split: an
    expression; groups: the funder's categories of it. is_scoped: whether the scope limits it.
    unit: of a number that is typed by hand, because records do not hold it; else empty.
    typed_if_missing: may be typed when the figure is not there for a period.
    decimals: how many the funder takes, when fewer than ours; else None.
    """

    code: str
    labels: Labels
    formula: str = ""
    filter: str = ""
    reason: Labels | None = None
    by: str = ""
    split: str = ""
    groups: tuple[Group, ...] = ()
    is_scoped: bool = True
    unit: str = ""
    typed_if_missing: bool = False
    decimals: int | None = None

    @property
    def is_typed(self) -> bool:
        return not self.formula


@dataclass(frozen=True, slots=True)
class Scope:
    """What the funder pays for. by_kind: kind of record to the condition on a row of it.

    labels: in words; outside, unknown: what those that do not or perhaps do not meet it are called.
    """

    labels: Labels
    outside: Labels
    unknown: Labels
    by_kind: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """One version of what one funder asks. languages: those in which it can be handed in.

    scope: None when everything counts. since, until: a period uses the version of its last day.
    status: "confirmed" or "assumed"; source: where the template was found, in words.
    """

    key: str
    version: int
    since: date
    until: date | None
    status: str
    source: Labels
    languages: tuple[str, ...]
    labels: Labels
    funder: Labels
    rhythm: Rhythm
    scope: Scope | None
    lines: tuple[Line, ...]

    @property
    def place(self) -> str:
        return f"{self.key}-{self.version}.toml"

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def line(self, code: str) -> Line:
        """Return a line; KeyError when there is none of that code."""
        for one in self.lines:
            if one.code == code:
                return one
        raise KeyError(code)


def group_of(groups: Iterable[Group], code: str) -> Group | None:
    """The category of the funder that one of ours falls in."""
    return next((one for one in groups if one.has(code)), None)
