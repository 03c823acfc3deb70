"""Answers that depend on a few codes of the row alone are worked out once for each combination.

In: a tree and the kind whose rows it is asked of. Out: the places of those codes, and the same function
with a memory. Thousands of rows hold a handful of combinations.
"""

import ast
from operator import itemgetter
from typing import Any

from drempel.engines.indicators.grammar import OUTER, YEAR_NAMES, call_name, dotted
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.scope import Asked, Scope
from drempel.engines.indicators.tables import Row

MOST_PLACES = 3
# They say nothing that is not in the value itself.
PLAIN_CALLS = frozenset({"known", "missing", "is_true"})
OF_FEW_VALUES = frozenset({"code", "boolean"})


def remembered(node: ast.expr, scope: Scope) -> tuple[int, ...]:
    """Where the codes stand that an answer depends on; empty when it depends on anything else."""
    if isinstance(node, ast.Name | ast.Attribute):  # reading it is as quick
        return ()
    places = _places(node, scope)
    return tuple(sorted(places)) if places and len(places) <= MOST_PLACES else ()


def _places(node: ast.expr, scope: Scope) -> frozenset[int] | None:
    """None when something else than a plain code of the row is looked at."""
    if isinstance(node, ast.Constant | ast.Set):
        return frozenset()
    if isinstance(node, ast.Name | ast.Attribute):
        return _place(node, scope)
    parts, found = _parts(node), frozenset[int]()
    if not parts:
        return None
    for part in parts:
        inside = _places(part, scope)
        if inside is None:
            return None
        found |= inside
    return found


def _place(node: ast.expr, scope: Scope) -> frozenset[int] | None:
    names = dotted(node)
    if names is None or names[0] == OUTER or names[0] in YEAR_NAMES:
        return None
    path, _is_outer = scope.path(names)
    if path.steps or path.field.type not in OF_FEW_VALUES:
        return None
    return frozenset({path.place})


def _parts(node: ast.expr) -> list[ast.expr]:
    """What a tree is made of; nothing for a tree that is not remembered."""
    if isinstance(node, ast.BoolOp):
        return node.values
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.Call) and call_name(node) in PLAIN_CALLS:
        return node.args
    return []


def remembering(made: Asked, places: tuple[int, ...]) -> Asked:
    """The same answers. places: of ``remembered``; rules of a pack do not change meanwhile."""
    key_of = itemgetter(*places)
    known: dict[Any, Any] = {}

    def ask(row: Row, outer: Row | None, context: Context) -> Any:
        key = key_of(row)
        try:
            return known[key]
        except KeyError:
            answer = known[key] = made(row, outer, context)
            return answer

    return ask
