"""What a figure came to, in a form that can still be put together with that of others.

In: numbers found in rows. Out: ``Part``: sums, values, or both numbers of a rate, for the whole and
for each category. Merging the parts of many associations gives that of all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from drempel.engines.indicators.definition import LIST, MEDIAN, P90, RATE, Figure

RECORDED, DECLARED, ESTIMATED = "RECORDED", "DECLARED", "ESTIMATED"
_RANK = {RECORDED: 0, DECLARED: 1, ESTIMATED: 2}
HALF = Fraction(1, 2)


def weakest(sources: Iterable[str]) -> str:
    """ESTIMATED when one is, else DECLARED when one is, else RECORDED."""
    return max(sources, key=lambda one: _RANK[one], default=RECORDED)


@dataclass(slots=True)
class Tally:
    """The numbers of one category, or of the whole.

    total: a sum or a count; of a rate its numerator. base: the denominator of a rate; unknown: how
    many of it have an unknown numerator. values: all values of a middle value or of a list.
    known of units: the coverage.
    """

    total: Fraction | int = 0
    base: Fraction | int = 0
    unknown: Fraction | int = 0
    values: list[Any] = field(default_factory=list)
    known: int = 0
    units: int = 0

    def add(self, other: "Tally") -> None:
        self.total += other.total
        self.base += other.base
        self.unknown += other.unknown
        self.values += other.values
        self.known += other.known
        self.units += other.units

    def value(self, figure: Figure) -> Any:
        """The number itself, not rounded; None when there is none to give."""
        if figure.measure == MEDIAN:
            return middle(self.values)
        if figure.measure == P90:
            return ninth(self.values)
        if figure.measure == RATE:
            return share(self.total, self.base, figure.times)
        if figure.measure == LIST:
            return [text for *_order, text in sorted(self.values)]
        return self.total


@dataclass(slots=True)
class Part:
    """A figure of one association, or of several together. by: dimension to category to numbers."""

    figure: Figure
    whole: Tally = field(default_factory=Tally)
    by: dict[str, dict[str, Tally]] = field(default_factory=dict)
    source: str = RECORDED

    def tally(self, dimension: str, code: str) -> Tally:
        return self.by.setdefault(dimension, {}).setdefault(code, Tally())

    def merge(self, other: "Part") -> None:
        """Take in the numbers of another association; the weakest source is that of both."""
        self.whole.add(other.whole)
        self.source = weakest((self.source, other.source))
        for dimension, codes in other.by.items():
            for code, tally in codes.items():
                self.tally(dimension, code).add(tally)


def middle(values: Iterable[Any]) -> Any:
    """The median: the middle value, or the mean of the two in the middle; None without values."""
    ordered = sorted(values)
    if not ordered:
        return None
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (Fraction(ordered[half - 1]) + Fraction(ordered[half])) * HALF


def ninth(values: Iterable[Any]) -> Any:
    """The 90th percentile by nearest rank: the value at position ceil(0.9 n)."""
    ordered = sorted(values)
    return ordered[-(-9 * len(ordered) // 10) - 1] if ordered else None


def share(numerator: Any, denominator: Any, times: int) -> Fraction | None:
    """The exact ratio; none over zero: that is shown as a dash, never as zero."""
    if numerator is None or not denominator:
        return None
    return Fraction(Fraction(numerator), Fraction(denominator)) * times


def merged(parts: Iterable[Mapping[str, Part]]) -> dict[str, Part]:
    """The parts of many associations put together, by the code of the figure."""
    whole: dict[str, Part] = {}
    for one in parts:
        for code, part in one.items():
            if code not in whole:
                whole[code] = Part(part.figure, source=part.source)
            whole[code].merge(part)
    return whole
