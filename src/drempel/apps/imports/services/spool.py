"""Rows that may be stored, kept on disk between checking and storing: memory stays flat.

The file has no name, so that nothing of it can be left behind.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

from drempel.engines.records import Kind


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row. seen: version of the record it changes, 0 for a new one; values: by field name."""

    number: int
    uid: str
    seen: int
    values: dict[str, Any]


class Spool:
    """Writes rows one after the other, then gives them back in the same order."""

    def __init__(self, kind: Kind) -> None:
        self._names = [*(one.name for one in kind.fields), "own", "own_tags"]
        self._file = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by __exit__
        self.rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, rows: Iterable[Waiting]) -> None:
        for row in rows:
            line = [row.number, row.uid, row.seen, *map(row.values.get, self._names)]
            self._file.write(_ENCODER.encode(line) + "\n")
            self.rows += 1

    def __iter__(self) -> Iterator[Waiting]:
        self._file.seek(0)
        days: dict[str, Any] = {}
        for line in self._file:
            number, uid, seen, *cells = json.loads(line)
            values = {
                name: _unpacked(cell, days) if type(cell) is dict and name != "own" else cell
                for name, cell in zip(self._names, cells, strict=True)
                # Of a new record, what was not said stays as its column has it.
                if seen or cell is not None
            }
            yield Waiting(number, uid, seen, values)


def _packed(value: Any) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"number": str(value)}
    raise TypeError(type(value).__name__)


def _unpacked(value: dict[str, str], known: dict[str, Any]) -> Any:
    ((kind, text),) = value.items()
    if text not in known:
        known[text] = _READERS[kind](text)
    return known[text]


_READERS = {"moment": datetime.fromisoformat, "day": date.fromisoformat, "number": Decimal}
_ENCODER = json.JSONEncoder(default=_packed, separators=(",", ":"))
