"""Making an expression of a definition something that can be asked of rows.

In: a text and the kind whose rows it is asked of. Out: functions of (row, outer, context), where
``outer`` is the enclosing row inside ``exists`` and ``latest``. Three values: True, False, and None
for what is not known; ``and``, ``or``, ``not`` follow Kleene. See docs/rules/indicators.md.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from drempel.engines.indicators import fields, functions
from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.grammar import (
    YEAR_NAMES,
    call_name,
    dotted,
    parse,
)
from drempel.engines.indicators.others import exists, latest
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.remembering import remembered, remembering
from drempel.engines.indicators.scope import Asked, Scope
from drempel.engines.indicators.tables import Row

_COMPARE: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_YEAR: Mapping[str, Callable[[Context], Any]] = {
    "year_start": lambda context: context.year.start,
    "year_end": lambda context: context.year.end,
    "year_days": lambda context: context.year.days,
    "as_of": lambda context: context.year.as_of,
}


def exact(value: Any) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(value)


def _divide(one: Any, other: Any) -> Fraction | None:
    """The exact quotient; nothing when divided by zero."""
    return None if other == 0 else Fraction(exact(one), exact(other))


def _mixed(make: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """The operation; a fraction and a decimal number meet as fractions."""

    def together(one: Any, other: Any) -> Any:
        if isinstance(one, Fraction) and isinstance(other, Decimal):
            return make(one, Fraction(other))
        if isinstance(other, Fraction) and isinstance(one, Decimal):
            return make(Fraction(one), other)
        return make(one, other)

    return together


_ARITHMETIC: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: _mixed(operator.add),
    ast.Sub: _mixed(operator.sub),
    ast.Mult: _mixed(operator.mul),
    ast.Div: _divide,
}


def asked(text: str, scope: Scope) -> Asked:
    """Make an expression ready; an empty one is always True."""
    if not text.strip():
        return lambda _row, _outer, _context: True
    return build(parse(text), scope)


def build(node: ast.expr, scope: Scope) -> Asked:
    """Make a tree ready."""
    made = _built(node, scope)
    places = remembered(node, scope)
    return remembering(made, places) if places else made


def _built(node: ast.expr, scope: Scope) -> Asked:
    for kind, make in _BUILDERS:
        if isinstance(node, kind):
            return make(node, scope)
    raise DefinitionError(f"{ast.unparse(node)!r} cannot stand here")


def _constant(node: ast.Constant, _scope: Scope) -> Asked:
    value = node.value
    return lambda _row, _outer, _context: value


def _set(node: ast.Set, _scope: Scope) -> Asked:
    values = frozenset(one.value for one in node.elts if isinstance(one, ast.Constant))
    return lambda _row, _outer, _context: values


def _name(node: ast.expr, scope: Scope) -> Asked:
    names = dotted(node)
    if names is None:
        raise DefinitionError(f"{ast.unparse(node)!r} is no name")
    if len(names) == 1 and names[0] in YEAR_NAMES:
        get = _YEAR[names[0]]
        return lambda _row, _outer, context: get(context)
    path, is_outer = scope.path(names)
    read = fields.value_of(path)
    if is_outer:
        return lambda _row, outer, context: read(outer, None, context)  # type: ignore[arg-type]
    return read


def _boolean(node: ast.BoolOp, scope: Scope) -> Asked:
    parts = tuple(build(one, scope) for one in node.values)
    decides = isinstance(node.op, ast.Or)  # True settles an "or", False an "and"
    if len(parts) == 2:
        return _both(*parts, decides=decides)

    def ask(row: Row, outer: Row | None, context: Context) -> bool | None:
        result: bool | None = not decides
        for part in parts:
            found = part(row, outer, context)
            if found is None:
                result = None
            elif found == decides:
                return decides
        return result

    return ask


def _both(one: Asked, other: Asked, *, decides: bool) -> Asked:
    """As ``_boolean`` of two parts, which most are: without a loop for every row."""

    def ask(row: Row, outer: Row | None, context: Context) -> bool | None:
        first = one(row, outer, context)
        if first is not None and first == decides:
            return decides
        second = other(row, outer, context)
        if second is not None and second == decides:
            return decides
        return None if first is None or second is None else not decides

    return ask


def _not(node: ast.UnaryOp, scope: Scope) -> Asked:
    part = build(node.operand, scope)

    def ask(row: Row, outer: Row | None, context: Context) -> bool | None:
        found = part(row, outer, context)
        return None if found is None else not found

    return ask


def _compare(node: ast.Compare, scope: Scope) -> Asked:
    left, right = build(node.left, scope), build(node.comparators[0], scope)
    if isinstance(node.ops[0], ast.In):
        return _within(left, right)
    holds = _COMPARE[type(node.ops[0])]
    if isinstance(node.comparators[0], ast.Constant):
        return _compare_with(left, holds, node.comparators[0].value)

    def ask(row: Row, outer: Row | None, context: Context) -> bool | None:
        one = left(row, outer, context)
        if one is None:
            return None
        other = right(row, outer, context)
        return None if other is None else holds(one, other)

    return ask


def _compare_with(left: Asked, holds: Callable[[Any, Any], bool], value: Any) -> Asked:
    """As ``_compare`` with what stands in the text itself."""

    def ask(row: Row, outer: Row | None, context: Context) -> bool | None:
        one = left(row, outer, context)
        return None if one is None else holds(one, value)

    return ask


def _within(left: Asked, right: Asked) -> Asked:
    def ask(row: Row, outer: Row | None, context: Context) -> bool | None:
        one = left(row, outer, context)
        return None if one is None else one in right(row, outer, context)

    return ask


def _arithmetic(node: ast.BinOp, scope: Scope) -> Asked:
    left, right = build(node.left, scope), build(node.right, scope)
    make = _ARITHMETIC[type(node.op)]

    def ask(row: Row, outer: Row | None, context: Context) -> Any:
        one, other = left(row, outer, context), right(row, outer, context)
        return None if one is None or other is None else make(one, other)

    return ask


def _call(node: ast.Call, scope: Scope) -> Asked:
    name = call_name(node)
    if name == "exists":
        return exists(node, scope, build)
    if name == "latest":
        return latest(node, scope, build, build)
    if name not in functions.CALLS:
        raise DefinitionError(f"{ast.unparse(node)!r}: {name} cannot stand here")
    call = functions.CALLS[name]
    parts = tuple(build(one, scope) for one in node.args)
    if len(parts) == 1:
        (part,) = parts
        return lambda row, outer, context: call(context, part(row, outer, context))
    if len(parts) == 2:
        one, two = parts
        return lambda row, outer, context: call(
            context, one(row, outer, context), two(row, outer, context)
        )
    return lambda row, outer, context: call(context, *(part(row, outer, context) for part in parts))


_BUILDERS: tuple[tuple[type[ast.expr], Callable[[Any, Scope], Asked]], ...] = (
    (ast.Constant, _constant),
    (ast.Set, _set),
    (ast.Name, _name),
    (ast.Attribute, _name),
    (ast.BoolOp, _boolean),
    (ast.UnaryOp, _not),
    (ast.Compare, _compare),
    (ast.BinOp, _arithmetic),
    (ast.Call, _call),
)


def category(node: ast.expr, scope: Scope) -> Asked:
    """A tree as a category: a field says why it is missing, other things "not asked"."""
    names = dotted(node)
    if names is not None and names[0] not in YEAR_NAMES:
        path, is_outer = scope.path(names)
        read = fields.category_of(path)
        if is_outer:
            return lambda _row, outer, context: read(outer, None, context)  # type: ignore[arg-type]
        return read
    if call_name(node) == "latest" and isinstance(node, ast.Call):
        return _as_category(latest(node, scope, build, category))
    if call_name(node) in {"age", "age_band"} and isinstance(node, ast.Call):
        return _or_else(build(node, scope), category(node.args[1], scope))
    return _as_category(build(node, scope))


def _or_else(part: Asked, instead: Asked) -> Asked:
    """The category that is reckoned; when there is none, that of the stored field."""

    def ask(row: Row, outer: Row | None, context: Context) -> Any:
        found = part(row, outer, context)
        return instead(row, outer, context) if found is None else found

    return ask


def _as_category(part: Asked) -> Asked:
    def ask(row: Row, outer: Row | None, context: Context) -> Any:
        found = part(row, outer, context)
        if isinstance(found, frozenset):
            return found
        return fields.as_category(found, context)

    return ask
