"""What a report holds of each figure: value, categories, coverage, source, interval.

In: parts. Out: ``Result`` for every figure, formulas included. Values are exact; rounding is for
display only (see ``showing``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from drempel.engines.indicators import formulas
from drempel.engines.indicators.definition import INTERVAL, Figure
from drempel.engines.indicators.parts import Part, share, weakest
from drempel.engines.indicators.units import Amount


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of one year.

    value: exact; None when there is none (a ratio over zero, a median of nothing); texts for a list.
    low, high: the interval when some answers are unknown. known of units: "known for n of N".
    by: dimension to category to value.
    """

    figure: Figure
    value: Any
    known: int
    units: int
    source: str
    by: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def code(self) -> str:
        return self.figure.code

    @property
    def coverage(self) -> Fraction:
        """The share that is known; whole when there is nothing to know."""
        return Fraction(self.known, self.units) if self.units else Fraction(1)


def results_of(figures: Iterable[Figure], parts: Mapping[str, Part]) -> dict[str, Result]:
    """Every figure, in the order given; those of figures after the ones they are reckoned from."""
    figures = tuple(figures)
    found: dict[str, Result] = {}
    waiting = [one for one in figures if one.is_of_figures]
    for one in figures:
        if not one.is_of_figures:
            found[one.code] = _measured(parts[one.code])
    while waiting:
        ready = [one for one in waiting if all(code in found for code in formulas.parts_of(one))]
        if not ready:
            raise ValueError(f"{waiting[0].code}: figures that are reckoned from each other")
        for one in ready:
            found[one.code] = _reckoned(one, found)
        waiting = [one for one in waiting if one.code not in found]
    return {one.code: found[one.code] for one in figures}


def _measured(part: Part) -> Result:
    figure, whole = part.figure, part.whole
    low = high = None
    if figure.nulls == INTERVAL:
        low = share(whole.total, whole.base, figure.times)
        high = share(whole.total + whole.unknown, whole.base, figure.times)
    return Result(
        figure=figure,
        value=whole.value(figure),
        known=whole.known,
        units=whole.units,
        source=part.source,
        by={
            dimension: {code: codes[code].value(figure) for code in sorted(codes)}
            for dimension, codes in part.by.items()
        },
        low=low,
        high=high,
    )


def _reckoned(figure: Figure, found: Mapping[str, Result]) -> Result:
    parts = [found[code] for code in formulas.parts_of(figure)]
    least = min(parts, key=lambda one: one.coverage)

    def look(code: str) -> Amount | None:
        one = found[code]
        return None if one.value is None else Amount(one.value, one.figure.unit)

    return Result(
        figure=figure,
        value=formulas.worth(figure, look),
        known=least.known,
        units=least.units,
        source=weakest(one.source for one in parts),
        by={one.name: _by_category(figure, one.name, found, parts) for one in figure.breakdowns},
    )


def _by_category(
    figure: Figure, dimension: str, found: Mapping[str, Result], parts: list[Result]
) -> dict[str, Any]:
    """Category by category, where all parts have it."""
    shared = set.intersection(*(set(one.by.get(dimension, {})) for one in parts))

    def look(code: str, category: str) -> Amount | None:
        value = found[code].by[dimension][category]
        return None if value is None else Amount(value, found[code].figure.unit)

    return {
        code: formulas.worth(figure, lambda name, code=code: look(name, code))  # type: ignore[misc]
        for code in sorted(shared)
    }
