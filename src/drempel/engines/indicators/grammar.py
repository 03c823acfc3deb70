"""Reading the expressions of definitions: a small part of Python's grammar, and nothing beside it.

In: a text. Out: a syntax tree that holds only what docs/rules/indicators.md allows; anything else
is a ``DefinitionError`` that says what was found. Nothing of a text is ever run as Python.
"""

import ast
from collections.abc import Iterator

from drempel.engines.indicators.errors import DefinitionError

YEAR_NAMES = frozenset({"year_start", "year_end", "year_days", "as_of"})
OUTER = "outer"
SPLIT = "split"
# Names of functions with the least and the greatest number of arguments.
FUNCTIONS = {
    "known": (1, 1),
    "missing": (1, 1),
    "is_true": (1, 1),
    "unless": (2, 2),
    "num": (1, 1),
    "size": (1, 1),
    "in_year": (1, 1),
    "overlap": (2, 2),
    "overlaps": (4, 4),
    "on_31_dec": (2, 2),
    "days": (2, 2),
    "days_in_year": (2, 2),
    "months": (2, 2),
    "add_days": (2, 2),
    "add_months": (2, 2),
    "working_days": (2, 2),
    "min_date": (1, 9),
    "max_date": (1, 9),
    "exists": (2, 2),
    "latest": (4, 4),
    "figure": (1, 1),
    "rep": (1, 1),
    "new_in_year": (1, 1),
    "history": (1, 1),
    "first_situation": (1, 1),
    "lines": (1, 1),
    "axes": (1, 1),
    "pairs": (1, 1),
    "helped_in_year": (1, 1),
    "durable": (2, 2),
    "neutral": (1, 1),
    "path_band": (2, 2),
    "age": (2, 2),
    "age_band": (2, 2),
    "rent_band": (1, 1),
    "delay_band": (2, 2),
    "act_minutes": (2, 2),
    SPLIT: (0, 0),
}
_NODES = (
    *(ast.Expression, ast.Load, ast.Name, ast.Attribute, ast.Constant, ast.Set, ast.Tuple),
    *(ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.Compare, ast.Call, ast.keyword),
    *(ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In),
    *(ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div),
)


def parse(text: str) -> ast.expr:
    """Return the tree of an expression; DefinitionError says what is not allowed in it."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        raise DefinitionError(f"{text!r} cannot be read: {error.msg}") from None
    for node in ast.walk(tree):
        _check(node, text)
    return tree.body


def _check(node: ast.AST, text: str) -> None:
    if not isinstance(node, _NODES):
        raise DefinitionError(f"{text!r}: {type(node).__name__} is not allowed")
    if isinstance(node, ast.Compare) and len(node.ops) > 1:
        raise DefinitionError(f"{text!r}: one comparison at a time, joined by `and`")
    if isinstance(node, ast.Constant):
        _constant(node, text)
    if isinstance(node, ast.Set) and not all(_is_text(one) for one in node.elts):
        raise DefinitionError(f"{text!r}: a set holds texts only")
    if isinstance(node, ast.Call):
        _call(node, text)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _constant(node: ast.Constant, text: str) -> None:
    is_number = isinstance(node.value, int) and node.value is not False
    if not (isinstance(node.value, str) or is_number):
        raise DefinitionError(
            f"{text!r}: {node.value!r} is not allowed; expected a text or a number"
        )


def _call(node: ast.Call, text: str) -> None:
    name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
    if name not in FUNCTIONS:
        raise DefinitionError(f"{text!r}: there is no function {name}")
    least, most = FUNCTIONS[name]
    if not least <= len(node.args) <= most or (node.keywords and name != SPLIT):
        raise DefinitionError(f"{text!r}: {name} takes {least} to {most} values")


def call_name(node: ast.expr) -> str:
    """The name of the function that a tree calls first, or an empty text."""
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return node.func.id if is_call else ""  # type: ignore[attr-defined]


def conjuncts(node: ast.expr) -> Iterator[ast.expr]:
    """The parts that must all be True: those of a chain of ``and``, or the whole."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for one in node.values:
            yield from conjuncts(one)
    else:
        yield node


def dotted(node: ast.expr) -> tuple[str, ...] | None:
    """The names of ``a`` or ``a.b.c``; None for anything else."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        above = dotted(node.value)
        return None if above is None else (*above, node.attr)
    return None


def speaks_of(node: ast.expr, name: str) -> bool:
    """Whether a name stands anywhere in a tree."""
    return any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(node))
