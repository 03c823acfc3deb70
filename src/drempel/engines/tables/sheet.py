"""One sheet, looked through before it is opened: its size, formulas, errors and merged cells.

The same bytes go to the reader of workbooks afterwards, so what is refused here never gets there.
"""

import re
from collections.abc import Iterable

from drempel.engines.tables.errors import TableError
from drempel.engines.tables.markup import MOST_ELEMENTS, Markup, Shortener
from drempel.engines.tables.model import Limits
from drempel.engines.tables.plain import CELLS, END_OF_ROW, FORMULAS, PLAIN_ROW, SHARED
from drempel.engines.tables.shape import column_letters
from drempel.engines.tables.strings import TEXT_BYTES, SharedTexts

_COLUMNS = {column_letters(place): place for place in range(16_384)}
_LAST_ROW = 1_048_576
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_MOST_MERGES = 10_000
# White space and words that stand in no cell.
_MOST_BETWEEN = 5_000_000
# What the reader of workbooks takes for a cell of the box, filled or not.
_CELL_BYTES = 72
# The tags around a text that stands in its cell.
_TAGS = 40


class Sheet:
    """What stands in a sheet: the box around its filled cells, and what makes it unreadable.

    errors: first error cell of each row, as (cell, error). formulas: how many cells hold the text
    that a formula gave last. TableError while reading for everything that cannot be accepted.
    """

    def __init__(self, part: str, texts: SharedTexts, limits: Limits) -> None:
        self.rows = 0
        self.top = self.bottom = self.left = self.right = -1
        self.errors: dict[int, tuple[str, str]] = {}
        self.formulas = 0
        self._lengths, self._limits, self._part = texts.lengths, limits, part
        self._known: dict[tuple[tuple[bytes, bytes], ...], tuple[int, int] | None] = {}
        self._merged: list[str] = []
        self._taken, self._between = texts.taken, 0
        self._row, self._row_text, self._column, self._row_seen = -1, "0", -1, -1
        self._kind, self._text, self._said = "", "", 0
        self._heard = self._has_formula = self._is_filled = self._in_cell = False
        starts = {
            "row": self._on_row,
            "c": self._on_cell,
            "v": self._on_value,
            "t": self._on_value,
            "f": self._on_formula,
            "mergeCell": self._on_merge,
        }
        ends = {"c": self._end_cell, "v": self._end_value, "t": self._end_value}
        self._markup = Markup(part, starts, ends, MOST_ELEMENTS)
        self._markup.hear(self._hear)

    @property
    def is_empty(self) -> bool:
        """Whether no cell is filled."""
        return not self.rows

    def read(self, pieces: Iterable[bytes]) -> Iterable[bytes]:
        """Look the sheet through and pass its pieces on; TableError for what is refused."""
        yield from self._markup.read(pieces, Shortener(END_OF_ROW, PLAIN_ROW, self._take_row))
        for name in self._merged:
            self._check_merge(name)

    def _take_row(self, found: re.Match[bytes]) -> bytes:
        """Count a plain row in one go; the XML reader sees an empty row in its place."""
        cells = found["cells"]
        if not cells.isascii():
            cells.decode()
        columns = tuple(CELLS.findall(cells))
        if columns not in self._known:
            self._known = {columns: self._filled(columns)}
        filled = self._known[columns]
        if filled:
            self._grow(int(found["row"]) - 1, *filled)
            self.formulas += len(FORMULAS.findall(cells))
            written = cells.count(b't="inlineStr"') + cells.count(b't="str"')
            if written:
                self._taken += TEXT_BYTES * written + max(0, len(cells) - _TAGS * len(columns))
            self._count_shared(SHARED.findall(cells))
        return b'<%brow r="%b"/>' % (found["p"], found["row"])

    def _filled(self, columns: tuple[tuple[bytes, bytes], ...]) -> tuple[int, int] | None:
        """Return the first and last filled column of a plain row; they must go to the right."""
        places = [_COLUMNS.get(letters.decode(), -1) for letters, _ in columns]
        if places != sorted(set(places)) or -1 in places:
            raise TableError("damaged", part=self._part)
        filled = [place for place, (_, closed) in zip(places, columns, strict=True) if not closed]
        return (filled[0], filled[-1]) if filled else None

    def _on_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", "")
        row = int(said) - 1 if said.isdecimal() and len(said) < 8 else self._row + 1
        if row <= self._row or row >= _LAST_ROW or (said and str(row + 1) != said):
            raise TableError("damaged", part=self._part)
        self._row, self._row_text, self._column = row, str(row + 1), -1

    def _on_cell(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        column: int | None = self._column + 1
        if said is not None:
            column = _COLUMNS.get(said[: -len(self._row_text)])
            if not said.endswith(self._row_text):
                column = None
        if column is None or column <= self._column or self._row < 0 or self._in_cell:
            raise TableError("damaged", part=self._part)
        self._column = column
        self._kind, self._text, self._said = attributes.get("t", "n"), "", 0
        self._in_cell = True
        self._has_formula = self._is_filled = False

    def _on_value(self, _: dict[str, str]) -> None:
        self._heard = self._is_filled = True

    def _on_formula(self, _: dict[str, str]) -> None:
        self._has_formula = self._is_filled = True

    def _on_merge(self, attributes: dict[str, str]) -> None:
        self._merged.append(attributes.get("ref", ""))
        if len(self._merged) > _MOST_MERGES:
            raise TableError("merged_cells", range=self._merged[0])

    def _hear(self, text: str) -> None:
        if not self._in_cell:
            self._between += len(text)
            if self._between > _MOST_BETWEEN:
                raise TableError("too_complex", part=self._part)
            return
        self._said += len(text)
        if self._said > self._limits.max_cell * 2:
            raise TableError("long_text", limit=self._limits.max_cell)
        if self._heard:
            self._text += text

    def _end_value(self) -> None:
        self._heard = False

    def _end_cell(self) -> None:
        self._in_cell = False
        if not self._is_filled:
            return
        self._grow(self._row, self._column, self._column)
        if self._has_formula:
            self._judge_formula()
        if self._kind == "s":
            self._count_shared([self._text.encode()])
        elif self._kind != "n":
            self._taken += TEXT_BYTES + len(self._text)
        if self._kind == "e":
            self._keep_error()

    def _grow(self, row: int, first: int, last: int) -> None:
        """Widen the box by a row, or a cell of it; TableError when it becomes too large."""
        if not self.rows:
            self.top, self.bottom, self.left, self.right = row, row, first, last
        if self._row_seen != row:
            self._row_seen = row
            self.rows += 1
        self.top, self.bottom = min(self.top, row), max(self.bottom, row)
        self.left, self.right = min(self.left, first), max(self.right, last)
        wide, high = self.right - self.left + 1, self.bottom - self.top + 1
        if wide > self._limits.max_columns:
            raise TableError("too_many_columns", limit=self._limits.max_columns)
        if self.rows > self._limits.max_rows + 1:
            raise TableError("too_many_rows", limit=self._limits.max_rows)
        if wide * high * _CELL_BYTES + self._taken > self._limits.max_memory:
            raise TableError("too_large")

    def _judge_formula(self) -> None:
        """Let a formula pass that gave a text: a number may never have been calculated."""
        if self._kind != "str" or not self._text:
            raise TableError("formula", cell=self._name())
        self.formulas += 1

    def _count_shared(self, said: list[bytes]) -> None:
        """Count the shared texts that cells point to, each as often as it is pointed to."""
        if not said:
            return
        if not b"".join(said).isdigit():
            raise TableError("damaged", part=self._part)
        try:
            self._taken += sum(map(self._lengths.__getitem__, map(int, said)))
        except (IndexError, ValueError):
            raise TableError("damaged", part=self._part) from None
        self._taken += TEXT_BYTES * len(said)

    def _keep_error(self) -> None:
        self.errors.setdefault(self._row + 1, (self._name(), self._text))

    def _name(self) -> str:
        return f"{column_letters(self._column)}{self._row + 1}"

    def _check_merge(self, name: str) -> None:
        found = _RANGE.fullmatch(name)
        if not found:
            raise TableError("damaged", part=self._part)
        first, last = _COLUMNS.get(found[1], 0), _COLUMNS.get(found[3], 0)
        apart = int(found[4]) - 1 < self.top or int(found[2]) - 1 > self.bottom
        if not (apart or last < self.left or first > self.right or self.is_empty):
            raise TableError("merged_cells", range=name)
