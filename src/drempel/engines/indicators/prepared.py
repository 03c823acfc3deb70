"""A figure made ready to be asked of rows: each of its texts is a function now.

In: a ``Figure`` and the shapes of the rows. Out: ``Prepared``; a text that cannot be read is a
``DefinitionError`` that names the figure.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from drempel.engines.indicators import fields
from drempel.engines.indicators.definition import OF_FIGURES, Breakdown, Figure
from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.expression import asked, build, category
from drempel.engines.indicators.grammar import SPLIT, YEAR_NAMES, call_name, dotted, parse
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.scope import Asked, Scope
from drempel.engines.indicators.tables import ID, Row, Shape

LAST, FIRST = "last", "first"
# Rules of one day; they are the same, the name says which event it is.
DAY_RULES = frozenset({"date_in_year", "start_in_year", "end_in_year", "decided_in_year"})


@dataclass(frozen=True)
class Once:
    """A unit counts once. key: what makes it one; order: which row stands for it, with its id."""

    key: Asked
    order: Asked
    is_last: bool


@dataclass(frozen=True)
class Split:
    """A breakdown, ready. parts: for a split by number fields, code to number; else none.

    place: where the field stands in the rows themselves, when it is one of their own; else None.
    """

    name: str
    is_many: bool
    of: Asked | None
    parts: Mapping[str, Asked]
    counts_elements: bool = False
    place: int | None = None


@dataclass(frozen=True)
class Prepared:
    """in_year: True when a row belongs to the year.

    factor: what the sum or the middle value is multiplied by, taken out of the value expression.
    known: one function per coverage field; among: selects the units whose coverage is told.
    is_tally: each row stands for as many units as its value says.
    by_band: True for a row whose number was estimated from a band.
    """

    figure: Figure
    year_key: str
    in_year: Asked
    holds: Asked
    value: Asked | None
    factor: Fraction
    once: Once | None
    numerator: Asked | None
    denominator: Asked | None
    splits: tuple[Split, ...]
    known: tuple[fields.Read, ...]
    among: Asked | None
    is_tally: bool
    by_band: Asked | None
    order: Asked | None  # what sorts a list: the day, or the year, of the year rule
    averaged_over: tuple[Asked, Asked] | None  # first and last day, for an average over the year


def prepare(figure: Figure, shapes: dict[str, Shape]) -> Prepared:
    """Make a figure over records ready; DefinitionError names what cannot be read."""
    try:
        return _prepare(figure, shapes)
    except (DefinitionError, KeyError) as error:
        raise DefinitionError(f"{figure.code}: {error}") from error


def _prepare(figure: Figure, shapes: dict[str, Shape]) -> Prepared:
    scope = Scope(shapes[figure.record.lower()], shapes)
    rule, days, order = _year_rule(figure, scope)
    value, factor = _value(figure, scope)
    among = figure.coverage.among
    return Prepared(
        figure=figure,
        year_key=f"{figure.record}:{figure.year_rule}",
        in_year=rule,
        order=order,
        averaged_over=days,
        holds=asked(figure.filter, scope),
        value=value,
        factor=factor,
        once=_once(figure.once, scope) if figure.once else None,
        numerator=asked(figure.numerator, scope) if figure.numerator else None,
        denominator=asked(figure.denominator, scope) if figure.denominator else None,
        splits=tuple(_split(one, figure, scope) for one in figure.breakdowns),
        known=tuple(_coverage(name, scope) for name in figure.coverage.fields),
        among=asked("" if among == "True" else among, scope) if among else None,
        is_tally=figure.value == "count",
        by_band=_by_band(figure, scope),
    )


def _year_rule(
    figure: Figure, scope: Scope
) -> tuple[Asked, tuple[Asked, Asked] | None, Asked | None]:
    """The rule, the days of an average, and what a list is sorted by."""
    node = parse_rule(figure.year_rule)
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    parts = tuple(build(one, scope) for one in node.args)
    if name == "in_filter":
        return asked("", scope), None, None
    if name in DAY_RULES:
        return _on_a_day(*parts), None, parts[0]
    if name == "declared_for_year":
        rule = _asking(parts, lambda context, year: year == context.year.number)
        return rule, None, parts[0]
    if name in _RULES:
        days = (parts[0], parts[1]) if name == "average_over_year" else None
        return _asking(parts, _RULES[name]), days, None
    raise DefinitionError(f"{figure.year_rule!r} is no rule of the year")


def _on_a_day(day: Asked) -> Asked:
    """As ``Year.holds``, written out: it is asked of every row."""

    def ask(row: Row, outer: Row | None, context: Context) -> bool | None:
        found, year = day(row, outer, context), context.year
        return None if found is None else year.start <= found <= year.as_of

    return ask


def _helped(context: Context, file: Any) -> bool:
    return context.representative.get(file) in context.of_year


_RULES: Mapping[str, Callable[..., bool | None]] = {
    "open_in_year": lambda context, first, last: context.year.meets(first, last),
    "average_over_year": lambda context, first, last: context.year.meets(first, last),
    "on_31_dec": lambda context, first, last: context.year.open_at_end(first, last),
    "helped_in_year": _helped,
}


def parse_rule(text: str) -> ast.Call:
    """The tree of a rule such as ``open_in_year(start_on, end_on)``."""
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise DefinitionError(f"{text!r} cannot be read: {error.msg}") from None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.keywords:
        raise DefinitionError(f"{text!r}: expected a name and days, as in date_in_year(held_on)")
    return node


def _asking(parts: tuple[Asked, ...], rule: Callable[..., Any]) -> Asked:
    if len(parts) == 1:
        (one,) = parts
        return lambda row, outer, context: rule(context, one(row, outer, context))
    if len(parts) == 2:
        first, last = parts
        return lambda row, outer, context: rule(
            context, first(row, outer, context), last(row, outer, context)
        )
    return lambda row, outer, context: rule(context, *(part(row, outer, context) for part in parts))


def _value(figure: Figure, scope: Scope) -> tuple[Asked | None, Fraction]:
    """The value expression; a constant factor at its end is taken out, to be applied once."""
    if not figure.value:
        return None, Fraction(1)
    node, factor = parse(figure.value), Fraction(1)
    while isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant):
        number = Fraction(node.right.value)  # type: ignore[arg-type]
        if isinstance(node.op, ast.Mult):
            factor *= number
        elif isinstance(node.op, ast.Div):
            factor = Fraction(factor, number)
        else:
            break
        node = node.left
    return build(node, scope), factor


def _once(text: str, scope: Scope) -> Once:
    node = parse_rule(text)
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in {FIRST, LAST} or len(node.args) != 2:
        raise DefinitionError(f"{text!r}: expected first(key, order) or last(key, order)")
    return Once(_key(node.args[0], scope), build(node.args[1], scope), name == LAST)


def _key(node: ast.expr, scope: Scope) -> Asked:
    """What makes a unit one; of a pair, both must be known."""
    if not isinstance(node, ast.Tuple):
        return build(node, scope)
    parts = tuple(build(one, scope) for one in node.elts)

    def ask(row: Row, outer: Row | None, context: Context) -> Any:
        found = tuple(part(row, outer, context) for part in parts)
        return None if None in found else found

    return ask


def _split(one: Breakdown, figure: Figure, scope: Scope) -> Split:
    if one.text == OF_FIGURES:
        raise DefinitionError(f"{one.name}: of_figures() needs a figure of figures")
    node = parse(one.text)
    if call_name(node) == SPLIT and isinstance(node, ast.Call):
        parts = {str(word.arg): build(word.value, scope) for word in node.keywords}
        return Split(one.name, one.is_many, None, parts)
    # "size(x)" split by the elements of x: each element is one of the units that are counted.
    elements = one.is_many and figure.value.replace(" ", "") == f"size({one.text})"
    place = None if one.is_many else _place(node, scope)
    return Split(one.name, one.is_many, category(node, scope), {}, elements, place)


def _place(node: ast.expr, scope: Scope) -> int | None:
    """Where a field of the rows themselves stands; None for anything that has to be reckoned."""
    names = dotted(node)
    if names is None or names[0] in YEAR_NAMES:
        return None
    path, is_outer = scope.path(names)
    is_plain = not is_outer and not path.steps and path.field.type != "many_codes"
    return path.place if is_plain else None


def _coverage(text: str, scope: Scope) -> fields.Read:
    names = tuple(text.split("."))
    path, _is_outer = scope.path(names)
    return fields.coverage_of(path)


def _by_band(figure: Figure, scope: Scope) -> Asked | None:
    """True for a row whose minutes are those of a band, for a figure that uses them."""
    if "act_minutes(" not in figure.value:
        return None
    node = next(one for one in ast.walk(parse(figure.value)) if _is_minutes(one))
    minutes, band = (build(one, scope) for one in node.args)  # type: ignore[attr-defined]
    return lambda row, outer, context: (
        minutes(row, outer, context) is None and band(row, outer, context) is not None
    )


def _is_minutes(node: ast.AST) -> bool:
    return isinstance(node, ast.expr) and call_name(node) == "act_minutes"


def row_order(once: Once, row: Row, context: Context) -> tuple[bool, Any, str]:
    """What decides which row stands for a unit: the order, then the id; unknown orders first."""
    at = once.order(row, None, context)
    return (at is not None, at, str(row[ID]))
