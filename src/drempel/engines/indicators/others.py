"""Expressions that look at other rows: ``exists`` and ``latest``.

In: a call, the scope it stands in, and what makes the parts of it ready. Out: a function of (row,
outer, context), in which the row it is asked of becomes the enclosing one.
"""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.grammar import OUTER, conjuncts, speaks_of
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.scope import Asked, Build, Scope
from drempel.engines.indicators.tables import CREATED, ID, Row


def _inner(node: ast.expr, scope: Scope) -> Scope:
    code = node.id.lower() if isinstance(node, ast.Name) else ""
    if code not in scope.shapes:
        raise DefinitionError(f"{ast.unparse(node)!r} is no kind of record")
    return Scope(scope.shapes[code], scope.shapes, scope.shape)


def _candidates(
    condition: ast.expr, inner: Scope, build: Build
) -> Callable[[Row, Context], Sequence[Row]]:
    """Rows among which to look: those that share a value with the enclosing row, when one must."""
    kind = inner.shape.kind.code
    shared = next(filter(None, map(_sides, conjuncts(condition))), None)
    if shared is None:
        return lambda _outer, context: context.tables.rows(kind)
    name = ast.unparse(shared[0])
    own, other = build(shared[0], inner), build(shared[1], inner)

    def found(outer: Row, context: Context) -> Sequence[Row]:
        wanted = other(outer, outer, context)
        if wanted is None:
            return ()
        groups = context.tables.grouped(kind, name, lambda row: own(row, None, context))
        return groups.get(wanted, ())

    return found


def _sides(part: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """Both sides of "mine == the enclosing row's"; None for anything else."""
    if not isinstance(part, ast.Compare) or not isinstance(part.ops[0], ast.Eq):
        return None
    left, right = part.left, part.comparators[0]
    if speaks_of(right, OUTER) and not speaks_of(left, OUTER):
        return left, right
    if speaks_of(left, OUTER) and not speaks_of(right, OUTER):
        return right, left
    return None


def exists(node: ast.Call, scope: Scope, build: Build) -> Asked:
    """Whether some row of a kind meets a condition."""
    inner = _inner(node.args[0], scope)
    holds = build(node.args[1], inner)
    candidates = _candidates(node.args[1], inner, build)

    def ask(row: Row, _outer: Row | None, context: Context) -> bool:
        return any(holds(one, row, context) is True for one in candidates(row, context))

    return ask


def latest(node: ast.Call, scope: Scope, build: Build, make: Build) -> Asked:
    """A value of the row that stands last by its order. make: how that value is read."""
    inner = _inner(node.args[0], scope)
    value, order = make(node.args[1], inner), build(node.args[2], inner)
    holds = build(node.args[3], inner)
    candidates = _candidates(node.args[3], inner, build)

    def ask(row: Row, _outer: Row | None, context: Context) -> Any:
        found = [
            (at, one[CREATED], str(one[ID]), one)
            for one in candidates(row, context)
            if holds(one, row, context) is True and (at := order(one, row, context)) is not None
        ]
        if not found:
            return None
        last = max(found, key=lambda item: item[:3])[3]
        return value(last, row, context)

    return ask
