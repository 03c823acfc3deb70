"""Rows of one association, as a database gives them, and how a field is read from one.

In: tuples per kind. Out: ``Tables``: rows by kind, by key, and by any value they are asked by.
A row is a plain tuple: nothing is copied, and a million of them fit.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drempel.engines.records import Field, Kind

Row = tuple[Any, ...]
# What stands before the fields of every row. key: what references hold; id: what people see.
HEAD = ("key", "id", "created_at", "source", "service_line")
KEY, ID, CREATED, SOURCE, LINE = range(5)


@dataclass(frozen=True)
class Shape:
    """Where the fields of a kind stand in its rows: after those of ``HEAD``, in this order.

    days: a row none of whose days here is in the year counts nowhere, unless one of ``filled`` is
    there; None when every row may count.
    """

    kind: Kind
    fields: tuple[str, ...]
    days: tuple[str, ...] | None = None
    filled: tuple[str, ...] = ()

    @cached_property
    def _places(self) -> Mapping[str, int]:
        names = (*HEAD[CREATED:], *self.fields)
        return {name: place for place, name in enumerate(names, CREATED)}

    def place(self, name: str) -> int:
        """Where a field stands; KeyError when the rows do not hold it."""
        return self._places[name]

    def field(self, name: str) -> Field:
        return self.kind.field(name)


class Tables:
    """All rows of one association. shapes: by the code of a kind, as in ``path``."""

    def __init__(self, shapes: Mapping[str, Shape], rows: Mapping[str, Sequence[Row]]) -> None:
        self.shapes = shapes
        self._rows = rows
        self._by_key: dict[str, Mapping[Any, Row]] = {}
        self._found: dict[tuple[str, object], Mapping[Any, Sequence[Row]]] = {}

    def rows(self, kind: str) -> Sequence[Row]:
        return self._rows.get(kind, ())

    def get(self, kind: str, key: Any) -> Row | None:
        """The row that a reference names."""
        if kind not in self._by_key:
            self._by_key[kind] = {row[KEY]: row for row in self.rows(kind)}
        return self._by_key[kind].get(key)

    def grouped(
        self, kind: str, name: object, key: Callable[[Row], Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """Rows of a kind by what ``key`` makes of them; reckoned once for each name."""
        place = (kind, name)
        if place not in self._found:
            found: dict[Any, list[Row]] = defaultdict(list)
            for row in self.rows(kind):
                found[key(row)].append(row)
            self._found[place] = found
        return self._found[place]
