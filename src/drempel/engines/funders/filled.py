"""What a filled template holds: its lines, the steps from our figure to theirs, what differs.

In: nothing. Out: the shapes that ``filling`` makes and every page, file and command reads.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from drempel.engines.funders.template import Group, Line
from drempel.engines.indicators import Figure

# Steps from the regional figure to that of the funder.
DEFINITION = "definition"
LEFT, ENTERED, OTHER_PERIOD = "left_period", "entered_period", "other_period"
OUTSIDE, UNKNOWN, FILTERED = "outside", "unknown", "filter"
# What differs, beside the steps.
PERIOD, SCOPE, NOT_SCOPED, FILTER, GROUPS = "period", "scope", "not_scoped", "filter", "groups"
TOO_COARSE, ROUNDED, TYPED, NOT_THERE = "cannot_split", "rounded", "typed", "not_for_period"
INTERVAL, SAME = "interval", "same"


@dataclass(frozen=True, slots=True)
class Step:
    """amount: what the step adds, negative when it takes off; never zero."""

    kind: str
    amount: Fraction | int


@dataclass(frozen=True, slots=True)
class Difference:
    """kind: one of the words above. amount: how many, for what could not be split; else None."""

    kind: str
    amount: Any = None


@dataclass(frozen=True, slots=True)
class FilledLine:
    """One line, filled. value: exact, texts for a list, None when there is none.

    figure: what it is reckoned from, for unit and decimals; None for a number typed by hand.
    parts: the funder's categories in their order. regional: the figure of the regional report of the year;
    steps: from regional to value, empty when they cannot be told in numbers.
    is_typed: typed by hand; is_missing: nothing was typed and nothing can be reckoned.
    """

    line: Line
    figure: Figure | None
    value: Any
    unit: str
    low: Any = None
    high: Any = None
    known: int = 0
    units: int = 0
    source: str = ""
    parts: tuple[tuple[Group, Any], ...] = ()
    regional: Any = None
    steps: tuple[Step, ...] = ()
    differences: tuple[Difference, ...] = ()
    is_typed: bool = False
    is_missing: bool = False
