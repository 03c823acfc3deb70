"""Which fields of which kinds the figures read, and of which days, so that no other is loaded.

In: figures. Out: a ``Shape`` for each kind; a name that does not exist is a ``DefinitionError``.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from drempel.engines.indicators.definition import OF_FIGURES, Figure
from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.grammar import OUTER, YEAR_NAMES, call_name, dotted
from drempel.engines.indicators.prepared import DAY_RULES, parse_rule
from drempel.engines.indicators.reckoning import HELPING, SITUATED
from drempel.engines.indicators.tables import HEAD, Shape
from drempel.engines.records import Kind, kind_of

# Functions that look at all files and helping records of a household.
GROUPED = frozenset(
    {"rep", "helped_in_year", "new_in_year", "history", "first_situation", "lines", "axes"}
)


class Needed:
    """What was found so far. whole: kinds of which every row may be asked, whatever its days."""

    def __init__(self) -> None:
        self.fields: dict[str, set[str]] = defaultdict(set)
        self.days: dict[str, set[str]] = defaultdict(set)
        self.filled: dict[str, set[str]] = defaultdict(set)
        self.whole: set[str] = set()
        self.has_groups = False

    def read(self, kind: Kind, name: str = "") -> None:
        """A field of a kind is read; without a name, the kind itself is."""
        if name and name not in HEAD:
            self.fields[kind.code].add(name)
        else:
            self.fields[kind.code]  # a kind without a field of its own is read all the same

    def shapes(self) -> Mapping[str, Shape]:
        return {code: self._shape(kind_of(code)) for code in self.fields}

    def _shape(self, kind: Kind) -> Shape:
        names = tuple(sorted(self.fields[kind.code]))
        if kind.is_system:  # made by the product itself, always in this order
            names = tuple(one.name for one in kind.own_fields)
        days = None if kind.code in self.whole else tuple(sorted(self.days[kind.code]))
        return Shape(kind, names, days, tuple(sorted(self.filled[kind.code])))


def shapes_for(figures: Iterable[Figure]) -> dict[str, Shape]:
    """The shapes of all rows that these figures need, groups of households included."""
    needed = Needed()
    for figure in figures:
        if not figure.is_of_figures:
            _of_figure(figure, needed)
    if needed.has_groups:
        _of_groups(needed)
    return dict(needed.shapes())


def _of_groups(needed: Needed) -> None:
    needed.whole |= {"file"} | {kind for kind, _first, _last in HELPING}
    needed.fields["file"] |= {"double_of", "known_before"}
    for kind, first, last in HELPING:
        needed.fields[kind] |= {name for name in (first, last) if name} | {"household"}
        if kind in SITUATED:
            needed.fields[kind].add("situation_start")


def _of_figure(figure: Figure, needed: Needed) -> None:
    kind = _kind(figure.record.lower(), figure)
    needed.read(kind)
    _of_days(figure, kind, needed)
    for text in _texts(figure):
        try:
            tree = ast.parse(text.strip(), mode="eval")
        except SyntaxError as error:
            raise DefinitionError(f"{figure.code}: {text!r} cannot be read: {error.msg}") from None
        _walk(tree.body, (kind, None), needed, figure)
        called = {call_name(one) for one in ast.walk(tree) if isinstance(one, ast.expr)}
        needed.has_groups = needed.has_groups or not GROUPED.isdisjoint(called)


def _of_days(figure: Figure, kind: Kind, needed: Needed) -> None:
    """A rule of one day needs the rows of that day in the year; any other rule, all rows.

    Help in the year is that of a household: a row that names none is not asked.
    """
    rule = parse_rule(figure.year_rule)
    names = dotted(rule.args[0]) if rule.args else None
    name = ast.unparse(rule.func)
    if name in DAY_RULES and names is not None and len(names) == 1:
        needed.days[kind.code].add(names[0])
    elif name == "helped_in_year" and names is not None and names != ("id",) and kind.is_system:
        needed.filled[kind.code].add(names[0])
    else:
        needed.whole.add(kind.code)


def _texts(figure: Figure) -> Iterator[str]:
    texts = [figure.filter, figure.value, figure.year_rule, figure.once]
    texts += [figure.numerator, figure.denominator, figure.coverage.among]
    splits = (one.text for one in figure.breakdowns if one.text != OF_FIGURES)
    yield from (text for text in (*texts, *splits, *figure.coverage.fields) if text.strip())


def _kind(code: str, figure: Figure) -> Kind:
    try:
        return kind_of(code)
    except KeyError:
        raise DefinitionError(f"{figure.code}: {code.upper()} is no kind of record") from None


def _walk(node: ast.AST, scope: tuple[Kind, Kind | None], needed: Needed, figure: Figure) -> None:
    names = dotted(node) if isinstance(node, ast.expr) else None
    if names is not None:
        _name(names, scope, needed, figure)
        return
    if isinstance(node, ast.expr) and call_name(node) in {"exists", "latest"}:
        first, *others = node.args  # type: ignore[attr-defined]
        inner = (_kind(ast.unparse(first).lower(), figure), scope[0])
        needed.read(inner[0])
        needed.whole.add(inner[0].code)
        for one in others:
            _walk(one, inner, needed, figure)
        return
    children = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
    for child in children:
        _walk(child, scope, needed, figure)
    for word in node.keywords if isinstance(node, ast.Call) else ():
        _walk(word.value, scope, needed, figure)


def _name(
    names: tuple[str, ...], scope: tuple[Kind, Kind | None], needed: Needed, figure: Figure
) -> None:
    kind = scope[0]
    if names[0] == OUTER:
        if scope[1] is None:
            raise DefinitionError(f"{figure.code}: {'.'.join(names)} has no enclosing row")
        kind, names = scope[1], names[1:]
    elif len(names) == 1 and names[0] in YEAR_NAMES:
        return
    for name in names:
        if name == "id":
            return
        if not kind.has(name):
            raise DefinitionError(f"{figure.code}: {kind.code.upper()} has no field {name}")
        needed.read(kind, name)
        if kind.field(name).type == "reference":
            kind = kind_of(kind.field(name).target)
            needed.read(kind)
            needed.whole.add(kind.code)
