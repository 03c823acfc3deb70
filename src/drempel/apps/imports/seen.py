"""What a file holds, found in one reading: header, first rows, number of rows, values of columns.

In: an uploaded table. Out: a dict that stands beside the file until it is loaded.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from drempel.apps.activity.scheme import book
from drempel.engines.records import Field
from drempel.engines.records.reading import MANY_SIGNS
from drempel.engines.tables import Row, Table, TableError, open_table

_SAMPLES = 3
# A column with more different values is no list of codes.
_MOST_VALUES = 200
_LONGEST = 120


def look_into(path: Path) -> dict[str, Any]:
    """Read a whole file once; TableError when it cannot be read."""
    table = open_table(path)
    counts: list[dict[str, int] | None] = [{} for _ in table.header]
    samples: list[list[str]] = []
    rows = 0
    for row in _readable(table):
        rows += 1
        if len(samples) < _SAMPLES:
            samples.append(list(row.cells))
        _count(row.cells, counts)
    return {
        "header": list(table.header),
        "samples": samples,
        "rows": rows,
        "notes": list(table.notes),
        "values": {str(place): found for place, found in enumerate(counts) if found is not None},
    }


def _readable(table: Table) -> Iterable[Row]:
    while True:
        try:
            row = next(table.rows, None)
        except TableError as error:
            if not error.goes_on:
                raise
            continue
        if row is None:
            return
        yield row


def _count(cells: Iterable[str], counts: list[dict[str, int] | None]) -> None:
    for place, text in enumerate(cells):
        found = counts[place]
        if found is None:
            continue
        if text in found:
            found[text] += 1
        elif len(found) >= _MOST_VALUES or len(text) > _LONGEST:
            counts[place] = None
        else:
            found[text] = 1


def unknown_values(one: Field, found: Mapping[str, int]) -> dict[str, int]:
    """Texts of a coded column that are no value of its list, the most frequent first."""
    unknown: dict[str, int] = {}
    for text, count in found.items():
        for piece in _pieces(one, text.strip()):
            if piece and book().find(one.target, piece, reasons=one.has_reasons) is None:
                unknown[piece] = unknown.get(piece, 0) + count
    return dict(sorted(unknown.items(), key=lambda item: (-item[1], item[0])))


def _pieces(one: Field, text: str) -> list[str]:
    if one.type != "many_codes":
        return [text]
    sign = next((sign for sign in MANY_SIGNS if sign in text), ";")
    return [piece.strip() for piece in text.split(sign)]
