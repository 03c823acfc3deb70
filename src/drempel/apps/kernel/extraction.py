"""The texts an app shows: read from its Python code and from its templates.

In: the folder of an app. Out: keys (context, text) with their plural, if any. Python is read as
a syntax tree, templates as Django's own nodes: nothing is guessed with patterns.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.template import Template
from django.template.base import Node, NodeList
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from drempel.apps.kernel.catalogs import Key

# name of the function -> (place of the context, of the text, of the plural)
_CALLS = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "_": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
Found = dict[Key, str | None]


def _imported(tree: ast.AST) -> dict[str, str]:
    """Local name -> name in ``django.utils.translation``."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
    return names


def _text(call: ast.Call, place: int | None) -> str | None:
    if place is None or place >= len(call.args):
        return None
    argument = call.args[place]
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None


def texts_of_python(source: str) -> Found:
    """Every text given to a translating function as it stands in the code."""
    tree = ast.parse(source)
    names, found = _imported(tree), Found()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        places = _CALLS.get(names.get(called, called if called != "_" else ""))
        text = _text(node, places[1]) if places else None
        if places and text:
            found[(_text(node, places[0]) or "", text)] = _text(node, places[2])
    return found


def _nodes(nodelist: NodeList) -> Iterator[Node]:
    for node in nodelist:
        yield node
        for name in node.child_nodelists:
            yield from _nodes(getattr(node, name, None) or NodeList())


def _context(node: Node) -> str:
    expression = getattr(node, "message_context", None)
    return str(expression.var) if expression else ""


def _of_node(node: Node) -> tuple[Key, str | None] | None:
    if isinstance(node, TranslateNode):
        literal = getattr(node.filter_expression.var, "literal", None)
        # Django asks the catalogue for a text of a template with its percent signs doubled.
        return ((_context(node), literal.replace("%", "%%")), None) if literal else None
    if isinstance(node, BlockTranslateNode):
        single, _names = node.render_token_list(node.singular)
        plural = node.render_token_list(node.plural)[0] if node.plural else None
        return (_context(node), single), plural
    return None


def texts_of_template(source: str) -> Found:
    """Every text of ``translate`` and ``blocktranslate``."""
    found = Found()
    for node in _nodes(Template(source).nodelist):
        entry = _of_node(node)
        if entry and entry[0][1]:
            found[entry[0]] = entry[1]
    return found


def texts_of_app(app: Path) -> Found:
    """Every text one app shows, from its code and its templates."""
    found = Found()
    for path in sorted(app.rglob("*.py")):
        if "migrations" not in path.parts:
            found |= texts_of_python(path.read_text(encoding="utf-8"))
    for path in sorted((app / "templates").rglob("*.html")):
        found |= texts_of_template(path.read_text(encoding="utf-8"))
    return found
