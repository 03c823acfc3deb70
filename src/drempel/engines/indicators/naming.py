"""Which list gives the words for the categories of a breakdown.

In: a figure and one of its breakdowns. Out: the name of a code list of the pack, ``YES_NO``,
``PAIRS``, or an empty text when the categories are texts themselves.
"""

import ast
from collections.abc import Mapping

from drempel.engines.indicators import formulas
from drempel.engines.indicators.definition import OF_FIGURES, Breakdown, Figure
from drempel.engines.indicators.grammar import SPLIT, call_name, dotted, parse
from drempel.engines.records import Field, Kind, kind_of

YES_NO, PAIRS = "yes_no", "pairs"


def list_of(
    figure: Figure, split: Breakdown, figures: Mapping[str, Figure], lists: Mapping[str, str]
) -> str:
    """The list of a breakdown. figures: by code; lists: name of a function to that of its list."""
    if split.text == OF_FIGURES:
        part = figures[formulas.parts_of(figure)[0]]
        own = next(one for one in part.breakdowns if one.name == split.name)
        return list_of(part, own, figures, lists)
    node = parse(split.text)
    name = call_name(node)
    if name == SPLIT:
        return split.name
    if name == "latest" and isinstance(node, ast.Call):
        kind, value = node.args[:2]
        return _of_field(dotted(value) or (), kind_of(ast.unparse(kind).lower()))
    if name:
        return lists.get(name, "")
    return _of_field(dotted(node) or (), kind_of(figure.record.lower()))


def _of_field(names: tuple[str, ...], kind: Kind) -> str:
    for name in names[:-1]:
        kind = kind_of(kind.field(name).target)
    found = kind.field(names[-1])
    return YES_NO if found.type == "boolean" else _target(found)


def _target(field: Field) -> str:
    return field.target if field.is_coded else ""
