"""XLSX: a workbook becomes rows, by way of a clean copy.

The archive is judged and unpacked by us; the sheet, its texts and its formats are copied into a
small archive of our own, and only that one is given to the reader of workbooks. It holds the sheet
in memory, about 70 bytes a cell.
"""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from drempel.engines.tables.archive import Archive
from drempel.engines.tables.cells import text_of
from drempel.engines.tables.copying import SHEET, STRINGS, STYLES, write_frame
from drempel.engines.tables.errors import TableError
from drempel.engines.tables.markup import Attributes, Markup
from drempel.engines.tables.model import Limits, Row, Table
from drempel.engines.tables.shape import Rows, check_header, shaped, trimmed
from drempel.engines.tables.sheet import Sheet
from drempel.engines.tables.strings import SharedTexts

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
_SMALL = 8_000_000


class Contents:
    """The sheets of a workbook in order, those a person sees: (name, part)."""

    def __init__(self, archive: Archive) -> None:
        self.since_1904 = False
        self._sheets: list[tuple[str, str]] = []
        self._parts: dict[str, str] = {}
        book = Markup(_BOOK, {"sheet": self._on_sheet, "workbookPr": self._on_book})
        book.read_all(archive.pieces(_BOOK, limit=_SMALL))
        links = Markup(_LINKS, {"Relationship": self._on_link})
        links.read_all(archive.pieces(_LINKS, limit=_SMALL))
        self.sheets = [
            (name, self._parts[link]) for name, link in self._sheets if link in self._parts
        ]

    def _on_book(self, attributes: Attributes) -> None:
        self.since_1904 = attributes.get("date1904", "") in ("1", "true")

    def _on_sheet(self, attributes: Attributes) -> None:
        if attributes.get("state", "visible") == "visible":
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self._sheets.append((attributes.get("name", ""), link))

    def _on_link(self, attributes: Attributes) -> None:
        if attributes.get("Type", "").endswith("/worksheet"):
            part = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            self._parts[attributes.get("Id", "")] = part.lstrip("/").casefold()


def open_workbook(path: Path, limits: Limits) -> Table:
    """Open a workbook as a table: its first sheet that holds anything; TableError if refused."""
    with TemporaryDirectory() as folder:
        clean = Path(folder) / "clean.xlsx"
        with Archive(path, limits) as archive:
            contents = Contents(archive)
            name, sheet = _copy(archive, contents, clean, limits)
        grid = _grid(clean)
    records = _records(grid, sheet)
    first = next((found for found in records if isinstance(found, TableError) or found[1]), None)
    if first is None:
        raise TableError("empty")
    if isinstance(first, TableError):
        raise first
    header = check_header(first[1], limits)
    return Table(
        header=header,
        rows=Rows(_rows(records, len(header), limits)),
        notes=_notes(contents, name, sheet),
        total=sheet.rows - 1,
    )


def _copy(archive: Archive, contents: Contents, clean: Path, limits: Limits) -> tuple[str, Sheet]:
    """Copy what is needed of the first filled sheet; return its name and what it holds."""
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        texts = SharedTexts(_STRINGS, limits)
        if _STRINGS in archive.parts:
            _pour(target, STRINGS, texts.read(archive.pieces(_STRINGS)))
        if _STYLES in archive.parts:
            styles = Markup(_STYLES, {}, most=500_000)
            _pour(target, STYLES, styles.read(archive.pieces(_STYLES, limit=2 * _SMALL)))
        for number, (name, part) in enumerate(contents.sheets, start=1):
            sheet = Sheet(part, texts, limits)
            _pour(target, SHEET.format(number), sheet.read(archive.pieces(part)))
            if not sheet.is_empty:
                write_frame(target, number, since_1904=contents.since_1904)
                return name, sheet
    raise TableError("empty")


def _pour(target: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    with target.open(name, "w", force_zip64=True) as stream:
        for piece in pieces:
            stream.write(piece)


@contextmanager
def _faults_in_one_line() -> Iterator[None]:
    """Turn whatever the reader of workbooks says into a TableError, even when it gives up."""
    try:
        yield
    except (CalamineError, ValueError, OverflowError, OSError):
        raise TableError("damaged", part="sheet") from None
    except BaseException as error:
        # A panic of the reader is no Exception; everything else of that rank is not ours.
        if type(error).__name__ != "PanicException":
            raise
        raise TableError("damaged", part="sheet") from None


def _grid(clean: Path) -> CalamineSheet:
    """Open the sheet of the clean copy; the file can be thrown away afterwards."""
    with _faults_in_one_line(), CalamineWorkbook.from_path(clean) as book:
        return book.get_sheet_by_index(0)


def _values(grid: CalamineSheet) -> Iterator[tuple[int, list[Any]]]:
    """Yield the rows as the reader gives them, with their number."""
    found = iter(grid.iter_rows())
    number = 0
    while True:
        number += 1
        with _faults_in_one_line():
            values = next(found, None)
        if values is None:
            return
        yield number, values


def _records(grid: CalamineSheet, sheet: Sheet) -> Iterator[tuple[int, list[str]] | TableError]:
    """Yield each row with its number and texts, or what is wrong with it."""
    for number, values in _values(grid):
        if number in sheet.errors:
            cell, error = sheet.errors[number]
            yield TableError("error_cell", row=number, goes_on=True, cell=cell, error=error)
            continue
        texts = [text_of(value) for value in values]
        if None in texts:
            wrong = values[texts.index(None)]
            yield TableError("number", row=number, goes_on=True, value=wrong)
            continue
        yield number, list(trimmed([text or "" for text in texts]))


def _rows(
    records: Iterable[tuple[int, list[str]] | TableError], width: int, limits: Limits
) -> Iterator[Row | TableError]:
    """Shape the rows, with the errors of the cells where they stand."""
    for record in records:
        if isinstance(record, TableError):
            yield record
        else:
            yield from shaped([record], width, limits)


def _notes(contents: Contents, name: str, sheet: Sheet) -> tuple[str, ...]:
    notes = []
    if len(contents.sheets) > 1:
        notes.append(f'Sheet "{name}" was read, one of {len(contents.sheets)}.')
    if sheet.formulas:
        notes.append(f"Formulas read by the text they gave last: {sheet.formulas}.")
    return tuple(notes)
