"""CSV: a text file with a delimiter becomes rows, record by record.

Memory is flat: one record is held at a time. The delimiter is the one that cuts the header line
into most cells; a first line ``sep=;`` says it outright.
"""

import csv
import io
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from drempel.engines.tables.encoding import WINDOWS_NOTE, encoding_of
from drempel.engines.tables.errors import TableError
from drempel.engines.tables.guard import strip_guard
from drempel.engines.tables.model import Limits, Row, Table
from drempel.engines.tables.shape import Rows, check_header, shaped, trimmed

DELIMITERS = ";,\t|"
# A header of one column has no delimiter; this character never comes through the encoding.
_NONE = "\x1f"
_SAID = re.compile(r"sep=([,;\t|:^~ ])(?:\r\n|\r|\n)", re.IGNORECASE)
# What stands between quotes says nothing of the delimiter.
_QUOTED = re.compile(r'"[^"]*"')
_BREAK = re.compile(r"[\r\n]")
_LINE = 1_000_000
_RECORD = 6_000_000


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How the file is written. said: the first line only names the delimiter."""

    encoding: str
    delimiter: str
    said: bool


class _Feed:
    """Lines for the CSV reader, none too long; knows how much one record has taken so far."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self.stream = stream
        self.record = 1
        self.taken = 0
        self.lines = 0
        self.ended = False

    def begin(self, record: int) -> None:
        """Count anew for the record that comes."""
        self.record, self.taken, self.lines = record, 0, 0

    def __iter__(self) -> Iterator[str]:
        while line := self.stream.readline(_LINE):
            if len(line) == _LINE:
                raise TableError("long_line", row=self.record, limit=_LINE)
            self.lines += 1
            self.taken += len(line)
            if self.taken > _RECORD:
                raise TableError("quote_open", row=self.record)
            yield line
        self.ended = True


def open_delimited(path: Path, limits: Limits) -> Table:
    """Open a text file as a table; TableError when it is not one. The total is not known."""
    encoding = encoding_of(path)
    dialect = _dialect(path, encoding, limits)
    records = _records(path, dialect)
    try:
        first = next((cells for _, cells in records if trimmed(cells)), None)
        if first is None:
            raise TableError("empty")
        header = check_header(first, limits)
    except TableError:
        records.close()
        raise
    notes = (WINDOWS_NOTE,) if encoding == "cp1252" else ()
    rows: Iterator[Row] = Rows(shaped(records, len(header), limits))
    return Table(header=header, rows=rows, notes=notes, total=None)


def _dialect(path: Path, encoding: str, limits: Limits) -> _Dialect:
    """Read the first lines and tell how the file is cut."""
    with path.open(encoding=encoding, newline="") as stream:
        head = stream.read(_LINE)
    said = _SAID.match(head)
    if said:
        return _Dialect(encoding, said[1], said=True)
    head = head.lstrip(f"\r\n{DELIMITERS}")
    if not head:
        raise TableError("empty")
    line = _BREAK.split(_QUOTED.sub("", head), maxsplit=1)[0]
    best = max(DELIMITERS, key=line.count)
    if best not in line:
        return _Dialect(encoding, _NONE, said=False)
    if len(line.rstrip(best).split(best)) > limits.max_columns:
        raise TableError("too_many_columns", limit=limits.max_columns)
    return _Dialect(encoding, best, said=False)


def _records(path: Path, dialect: _Dialect) -> Generator[tuple[int, list[str]], None, None]:
    """Yield the records of a file with their number; TableError where a quote goes wrong."""
    with path.open(encoding=dialect.encoding, newline="") as stream:
        if dialect.said:
            stream.readline(_LINE)
        feed = _Feed(stream)
        reader = csv.reader(feed, delimiter=dialect.delimiter, strict=True)
        number = 0
        while True:
            number += 1
            feed.begin(number)
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise _quote_fault(error, feed) from None
            if cells is None:
                return
            yield number, [strip_guard(cell) for cell in cells]


def _quote_fault(error: csv.Error, feed: _Feed) -> TableError:
    """Say in our words what the reader met: an open quote, a stray one, or a huge cell."""
    if "field larger" in str(error) and feed.lines == 1:
        return TableError("long_cell", row=feed.record, limit=csv.field_size_limit())
    if "field larger" in str(error) or feed.ended:
        return TableError("quote_open", row=feed.record)
    return TableError("quote_inside", row=feed.record)
