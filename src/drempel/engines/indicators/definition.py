"""What a figure is: what it counts, of which year, once per what, split by what.

In: nothing. Out: the shapes that ``catalogue`` fills from ``indicators/*.toml`` of a pack.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

Labels = Mapping[str, str]

COUNT, SUM, DISTINCT = "count", "sum", "distinct"
MEDIAN, P90, RATE = "median", "p90", "rate"
LIST, FORMULA = "list", "formula"
MEASURES = frozenset({COUNT, SUM, DISTINCT, MEDIAN, P90, RATE, LIST, FORMULA})
OWN_CATEGORY, ZERO, EXCLUDED = "own_category", "zero", "excluded_shown"
INTERVAL, TWO_VALUED, OF_PARTS = "interval", "two_valued", "of_figures"
NULLS = frozenset({OWN_CATEGORY, ZERO, EXCLUDED, INTERVAL, TWO_VALUED, OF_PARTS})
OF_FIGURES = "of_figures()"
AVERAGE = "average_over_year"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way to split a figure. name: a dimension of the catalogue (D1 …) or a word.

    text: an expression, ``split(…)`` for a number field per category, or ``of_figures()``.
    is_many: a unit is counted once in each of its categories; the parts may exceed the whole.
    """

    name: str
    text: str
    is_many: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many units the value is known. fields: all must be known.

    among: selects the units instead of the filter of the figure; empty for that filter.
    """

    fields: tuple[str, ...] = ()
    among: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One version of one figure; texts are expressions (see docs/rules/indicators.md).

    code: that of its indicator, with a dot and a name of its own when there are several.
    since: the 1 January from which this version counts; until: the last day, or None.
    decimals: how many a value is shown with; averages and shares have one at least.
    times: what the ratio of a rate is multiplied by (100 for a percentage), else 1.
    status: "confirmed" or "assumed".
    """

    code: str
    indicator: str
    labels: Labels
    version: int
    since: date
    until: date | None
    status: str
    record: str
    measure: str
    unit: str
    year_rule: str
    filter: str = ""
    value: str = ""
    once: str = ""
    numerator: str = ""
    denominator: str = ""
    breakdowns: tuple[Breakdown, ...] = ()
    coverage: Coverage = Coverage()
    nulls: str = OWN_CATEGORY
    times: int = 1
    decimals: int = 0

    @property
    def is_of_figures(self) -> bool:
        """Whether it is reckoned from other figures rather than from records."""
        return self.year_rule == OF_FIGURES

    @property
    def is_whole(self) -> bool:
        """Whether every value is a whole number by nature: people and things are not parted."""
        is_sum = self.measure in {COUNT, DISTINCT, SUM, FORMULA}
        return is_sum and not self.decimals and not self.year_rule.startswith(AVERAGE)

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def covers_year(self, year: int) -> bool:
        """Whether it is the version of a year: the one valid on its 31 December."""
        return self.covers(date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the sector asks for under one code. tier: C (core), O (optional) or S (system).

    unit: how the catalogue names what is counted; axis: "A1" to "A3", "AX", "AC", "AM" or "AQ".
    """

    code: str
    tier: str
    labels: Labels
    unit: str
    axis: str
    figures: tuple[Figure, ...]

    def in_year(self, year: int) -> Iterator[Figure]:
        """The figures in the version of a year, in their order."""
        return (one for one in self.figures if one.covers_year(year))
