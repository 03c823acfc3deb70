"""Figures of figures: sums and ratios of what was already reckoned.

In: results by code. Out: the value of a formula, for the whole and for the categories that all of
its figures have. Sums go through ``Amount``, so that units which differ are refused.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from drempel.engines.indicators.definition import RATE, Figure
from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.grammar import call_name, parse
from drempel.engines.indicators.parts import share
from drempel.engines.indicators.units import Amount

Look = Callable[[str], Amount | None]


def named(text: str) -> Iterator[str]:
    """Codes of the figures that a formula uses, in the order in which they stand."""
    for node in ast.walk(parse(text)):
        if isinstance(node, ast.expr) and call_name(node) == "figure":
            yield _code(node)


def _code(node: ast.expr) -> str:
    (one,) = node.args  # type: ignore[attr-defined]
    if not isinstance(one, ast.Constant) or not isinstance(one.value, str):
        raise DefinitionError(f"{ast.unparse(node)!r}: expected the code of a figure")
    return one.value


def texts(figure: Figure) -> tuple[str, ...]:
    """The expressions of a figure of figures: one, or numerator and denominator."""
    if figure.measure == RATE:
        return (figure.numerator, figure.denominator)
    return (figure.value,)


def parts_of(figure: Figure) -> tuple[str, ...]:
    """Codes of all figures that this one is reckoned from."""
    return tuple(dict.fromkeys(code for text in texts(figure) for code in named(text)))


def worth(figure: Figure, look: Look) -> Any:
    """The value, given what each of its figures came to; None when one of them has no value."""
    if figure.measure == RATE:
        above, below = (_amount(parse(text), look) for text in texts(figure))
        if above is None or below is None:
            return None
        return share(above.value, below.value, figure.times)
    amount = _amount(parse(figure.value), look)
    return None if amount is None else amount.value


def _amount(node: ast.expr, look: Look) -> Amount | None:
    if call_name(node) == "figure":
        return look(_code(node))
    if isinstance(node, ast.BinOp):
        return _combined(node, look)
    raise DefinitionError(f"{ast.unparse(node)!r}: expected figures joined by + or -")


def _combined(node: ast.BinOp, look: Look) -> Amount | None:
    if isinstance(node.op, ast.Mult) and isinstance(node.left, ast.Constant):
        amount = _amount(node.right, look)
        times = Fraction(node.left.value)  # type: ignore[arg-type]
        return None if amount is None else Amount(amount.value * times, amount.unit)
    left, right = _amount(node.left, look), _amount(node.right, look)
    if left is None or right is None:
        return None
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    raise DefinitionError(f"{ast.unparse(node)!r}: figures are added or taken off, nothing else")


def check(figure: Figure, units: Mapping[str, str]) -> None:
    """Hold a formula against the units of its figures; DefinitionError or UnitsDifferError when wrong."""
    for code in parts_of(figure):
        if code not in units:
            raise DefinitionError(f"{figure.code}: there is no figure {code}")
    worth(figure, lambda code: Amount(Fraction(1), units[code]))
