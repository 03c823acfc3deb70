"""The shape of a table that is read: limits, header, rows."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most. Bytes for the file, counted bytes for what it unpacks to.

    max_ratio: unpacked to packed bytes of one part of a workbook; an honest sheet of
    100,000 rows x 20 equal codes has 25. max_memory: bytes that the cells of a sheet take once
    opened, reckoned beforehand: the box around the filled cells, and the texts. It leaves room
    for 200,000 rows x 10 or 100,000 rows x 20. A CSV file takes none of it.
    """

    max_bytes: int = 60_000_000
    max_unpacked: int = 400_000_000
    max_ratio: int = 100
    max_rows: int = 200_000
    max_columns: int = 512
    max_cell: int = 10_000
    max_memory: int = 240_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row as text. number: as a spreadsheet shows it; the line of the header is counted."""

    number: int
    cells: tuple[str, ...]


@dataclass
class Table:
    """A header and its rows, read while they are asked for.

    rows: may raise TableError; when the error ``goes_on``, the next row can still be asked for.
    notes: what a reader should know, in English. total: rows below the header, when known.
    """

    header: tuple[str, ...]
    rows: Iterator[Row]
    notes: tuple[str, ...] = ()
    total: int | None = None
