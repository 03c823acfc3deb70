"""A number typed by hand for a figure, where an association does not register that work in detail.

In: the parts of an association and what was typed. Out: the parts with the typed numbers in the
place of the reckoned ones, never added to them; formulas and the sector read on from there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from drempel.engines.indicators.definition import COUNT, DISTINCT, RATE, SUM, Figure
from drempel.engines.indicators.parts import DECLARED, ESTIMATED, Part, Tally

SOURCES = (DECLARED, ESTIMATED)
Numbers = Mapping[str, Fraction | int]


@dataclass(frozen=True, slots=True)
class Typed:
    """value: the total, or the numerator of a rate; base: its denominator.

    by: dimension to category to number; source: DECLARED or ESTIMATED.
    """

    code: str
    value: Fraction | int
    source: str
    base: Fraction | int | None = None
    by: Mapping[str, Numbers] = field(default_factory=dict)


def can_be_typed(figure: Figure) -> bool:
    """Whether one number says it all: middle values and lists need each single value."""
    return not figure.is_of_figures and figure.measure in {COUNT, SUM, DISTINCT, RATE}


def typed_faults(figure: Figure, typed: Typed) -> list[str]:
    """What is wrong with typed numbers, as keys: kind, negative, whole, base, source, categories."""
    if not can_be_typed(figure):
        return ["kind"]
    numbers = [typed.value, *(n for codes in typed.by.values() for n in codes.values())]
    faults = []
    if any(one < 0 for one in numbers) or (typed.base is not None and typed.base < 0):
        faults.append("negative")
    is_share = figure.measure == RATE
    if (figure.is_whole or is_share) and any(Fraction(n).denominator != 1 for n in numbers):
        faults.append("whole")
    if is_share and (typed.base is None or typed.value > typed.base):
        faults.append("base")
    if typed.source not in SOURCES:
        faults.append("source")
    if not is_share and _does_not_add_up(figure, typed):
        faults.append("categories")
    return faults


def _does_not_add_up(figure: Figure, typed: Typed) -> bool:
    """Typed categories sum to the total, where a unit stands in one category only."""
    once = {one.name for one in figure.breakdowns if not one.is_many}
    return any(
        sum(codes.values()) != typed.value for name, codes in typed.by.items() if name in once
    )


def with_typed(parts: Mapping[str, Part], typed: Iterable[Typed]) -> dict[str, Part]:
    """The parts with what was typed in place; a code that is not among them is left out."""
    found = dict(parts)
    for one in typed:
        if one.code in found:
            found[one.code] = _part(found[one.code].figure, one)
    return found


def _part(figure: Figure, typed: Typed) -> Part:
    part = Part(figure, _tally(typed.value, typed.base), source=typed.source)
    for dimension, codes in typed.by.items():
        for code, number in codes.items():
            part.tally(dimension, code).add(_tally(number, None))
    return part


def _tally(value: Fraction | int, base: Fraction | int | None) -> Tally:
    units = int(value if base is None else base)
    return Tally(total=value, base=base or 0, known=units, units=units)
