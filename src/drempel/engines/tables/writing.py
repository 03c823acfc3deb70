"""Tables that leave: XLSX row by row, and CSV lines for people.

A text is always written as a text: a cell that begins with ``=`` is never a formula. In XLSX the
cell says so; in CSV an apostrophe does (``guard``), which reading takes away again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import xlsxwriter  # type: ignore[import-untyped]

from drempel.engines.tables.guard import unsafe_guard

Cell = str | int | Decimal | date | datetime | bool | None
Cells = Sequence[Cell]
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MAX_TEXT = 32_767
MAX_ROWS = 1_048_576
# XML cannot hold these two; half a surrogate pair cannot be written at all.
_UNWRITABLE = re.compile("[\ufffe\uffff\ud800-\udfff]")
_QUOTED = re.compile(r'[,;|"\t\r\n\x1f]|^sep=|^\s|\s$', re.IGNORECASE)
# The same rows give the same file.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a mark, not a moment


def write_xlsx(
    target: Path | IO[bytes],
    header: Sequence[str],
    rows: Iterable[Cells],
    *,
    sheet_name: str,
    widths: Sequence[int] | None = None,
    notes: Sequence[str] | None = None,
) -> None:
    """Write a workbook row by row: bold header that stays in view, texts as texts.

    widths: of the columns, in characters. notes: lines for a second sheet. ValueError for a text
    or a table longer than a sheet can hold: nothing is cut in silence.
    """
    place = str(target) if isinstance(target, Path) else target
    with xlsxwriter.Workbook(place, _OPTIONS) as book:
        book.set_properties({"created": _CREATED})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet = book.add_worksheet(sheet_name)
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(widths or ()):
            sheet.set_column(column, column, width)
        for column, name in enumerate(header):
            _write_text(sheet, (0, column), name, bold)
        for number, cells in enumerate(rows, start=1):
            if number >= MAX_ROWS:
                raise ValueError(f"a sheet holds at most {MAX_ROWS} rows")
            for column, cell in enumerate(cells):
                _write_cell(sheet, (number, column), cell, (day, moment))
        if notes:
            _write_notes(book, notes)


def _write_notes(book: Any, notes: Sequence[str]) -> None:
    sheet = book.add_worksheet("Notes")
    sheet.set_column(0, 0, 100)
    for number, line in enumerate(notes):
        _write_text(sheet, (number, 0), line)


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, formats: Any) -> None:
    day, moment = formats
    if isinstance(cell, str):
        _write_text(sheet, place, cell)
    elif isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(*place, cell, moment)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, day)
    elif cell is not None:
        sheet.write_number(*place, cell)


def _write_text(sheet: Any, place: tuple[int, int], text: str, style: Any = None) -> None:
    if len(text) > MAX_TEXT:
        raise ValueError(f"a cell holds at most {MAX_TEXT} characters")
    if text:
        sheet.write_string(*place, _UNWRITABLE.sub("\ufffd", text), style)


def csv_lines(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str = ";"
) -> Iterator[str]:
    """Yield the lines of a CSV for people, each with its line end; no byte order mark."""
    yield _line(header, delimiter)
    for cells in rows:
        yield _line(cells, delimiter)


def _line(cells: Sequence[str], delimiter: str) -> str:
    return delimiter.join(_quoted(unsafe_guard(cell)) for cell in cells) + "\r\n"


def _quoted(text: str) -> str:
    """Quote what holds a delimiter, whichever it is, so that the delimiter can be told."""
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
