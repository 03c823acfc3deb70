"""Reading one field of a row, also through references: as a value, as a category, as a key.

In: a dotted name and the kind it starts from. Out: functions of (row, outer, context). A value that is
not known is None; a category says why it is not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.tables import KEY, Row, Shape
from drempel.engines.records import Field

# The enclosing row is not looked at: a field of it is read with that row in the first place.
Read = Callable[[Row, Row | None, Context], Any]
SITUATIONS = "living_situations"
REASONS_LIST = "null_reason"
_CENTS = Decimal("0.01")
_OWN_KEY = Field("id", "reference", {}, target="")


@dataclass(frozen=True)
class Path:
    """A field and the references that lead to it. steps: (kind, place of the reference)."""

    steps: tuple[tuple[str, int], ...]
    place: int
    field: Field
    shape: Shape

    def row(self, row: Row, context: Context) -> Row | None:
        """The row that holds the field; None when a reference on the way is empty."""
        found: Row | None = row
        for kind, place in self.steps:
            if found is None or found[place] is None:
                return None
            found = context.tables.get(kind, found[place])
        return found


def find(names: Sequence[str], shape: Shape, shapes: dict[str, Shape]) -> Path:
    """Follow a dotted name; DefinitionError when a field or a reference does not exist."""
    steps: list[tuple[str, int]] = []
    for name in names[:-1]:
        one = _field(name, shape)
        if one.type != "reference":
            raise DefinitionError(f"{'.'.join(names)}: {name} is no reference")
        steps.append((one.target, shape.place(name)))
        shape = shapes[one.target]
    last = names[-1]
    if last == "id":
        return Path(tuple(steps), KEY, _OWN_KEY, shape)
    return Path(tuple(steps), shape.place(last), _field(last, shape), shape)


def _field(name: str, shape: Shape) -> Field:
    if not shape.kind.has(name):
        raise DefinitionError(f"{shape.kind.code.upper()} has no field {name}")
    return shape.field(name)


def value_of(path: Path) -> Read:
    """What is stored, None when it is not known; money in euro, many codes as a set."""
    at = path.place
    read = _MAKERS.get(path.field.type, _plain)(path, at)
    if not path.steps:
        return read

    def through(row: Row, outer: Row | None, context: Context) -> Any:
        found = path.row(row, context)
        return None if found is None else read(found, outer, context)

    return through


def _plain(_path: Path, at: int) -> Read:
    return lambda row, _outer, _context: row[at]


def _text(_path: Path, at: int) -> Read:
    return lambda row, _outer, _context: row[at] or None


def _code(path: Path, at: int) -> Read:
    if path.field.target == REASONS_LIST:  # here a reason is the value itself
        return _text(path, at)

    def read(row: Row, _outer: Row | None, context: Context) -> Any:
        value = row[at]
        return None if value in context.rules.missing else value

    return read


def _many(_path: Path, at: int) -> Read:
    def read(row: Row, _outer: Row | None, context: Context) -> Any:
        found = frozenset(row[at] or ()) - context.rules.missing
        return found or None

    return read


def _money(_path: Path, at: int) -> Read:
    return lambda row, _outer, _context: None if row[at] is None else row[at] * _CENTS


_MAKERS: dict[str, Callable[[Path, int], Read]] = {
    "code": _code,
    "many_codes": _many,
    "money": _money,
    "text": _text,
    "long_text": _text,
}


def category_of(path: Path) -> Read:
    """The category of a row: the code, or why there is none; empty is "not asked"."""
    at, is_many = path.place, path.field.type == "many_codes"
    if not path.steps and not is_many:

        def own(row: Row, _outer: Row | None, context: Context) -> Any:
            value = row[at]
            if value.__class__ is str and value:  # nearly every category
                return value
            return as_category(value, context)

        return own

    def read(row: Row, _outer: Row | None, context: Context) -> Any:
        found = path.row(row, context) if path.steps else row
        if found is None:
            return context.rules.not_applicable
        return as_category(found[at], context, is_many=is_many)

    return read


def as_category(value: Any, context: Context, *, is_many: bool = False) -> Any:
    """A value as a category; many codes as a set of categories, never empty."""
    if is_many:
        return frozenset(value or ()) or frozenset({context.rules.not_asked})
    if value.__class__ is str and value:  # nearly every category
        return value
    if value is None or value == "":
        return context.rules.not_asked
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


YES, NO = "YES", "NO"


def coverage_of(path: Path) -> Read:
    """True when the field is known, False when it is not, None when it does not apply.

    A living situation that stands for "unknown" is not known, although a code is stored.
    """
    at, field = path.place, path.field
    value = value_of(Path((), at, field, path.shape))

    def read(row: Row, outer: Row | None, context: Context) -> bool | None:
        found = path.row(row, context) if path.steps else row
        if found is None:
            return False
        stored, absent = found[at], context.rules.not_applicable
        if stored in (absent, [absent]):
            return None
        known = value(found, outer, context)
        if field.target == SITUATIONS and known is not None:
            return context.rules.durable.get(known, False) is not None
        return known is not None

    return read
