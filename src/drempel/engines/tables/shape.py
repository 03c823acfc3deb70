"""Rules that CSV and workbooks share: the header, the width of a row, rows that can fail alone."""

from collections.abc import Iterable, Iterator, Sequence

from drempel.engines.tables.errors import TableError
from drempel.engines.tables.model import Limits, Row


class Rows:
    """Rows of which one may be at fault: the error is raised, and the next row still comes."""

    def __init__(self, found: Iterable[Row | TableError]) -> None:
        self._found = iter(found)

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        one = next(self._found)
        if isinstance(one, TableError):
            raise one
        return one


def check_header(cells: Sequence[str], limits: Limits) -> tuple[str, ...]:
    """Return the names of the columns without empty ones at the end; TableError if unusable."""
    names = tuple(trimmed(cells))
    if len(names) > limits.max_columns:
        raise TableError("too_many_columns", limit=limits.max_columns)
    seen: set[str] = set()
    for place, name in enumerate(names):
        known = name.strip().casefold()
        if not known:
            raise TableError("empty_header", column=column_letters(place))
        if len(name) > limits.max_cell:
            raise TableError("long_cell", limit=limits.max_cell, row=1)
        if known in seen:
            raise TableError("duplicate_header", name=name)
        seen.add(known)
    return names


def shaped(
    records: Iterable[tuple[int, Sequence[str]]], width: int, limits: Limits
) -> Iterator[Row | TableError]:
    """Turn numbered records below the header into rows of ``width`` cells.

    Blank records are left out; one with too many or too long cells becomes its error.
    """
    read = 0
    for number, cells in records:
        filled = trimmed(cells)
        if not filled:
            continue
        read += 1
        if read > limits.max_rows:
            raise TableError("too_many_rows", limit=limits.max_rows)
        if len(filled) > width:
            yield TableError("ragged", row=number, goes_on=True, found=len(filled), expected=width)
        elif any(len(cell) > limits.max_cell for cell in filled):
            yield TableError("long_cell", row=number, goes_on=True, limit=limits.max_cell)
        else:
            yield Row(number, (*filled, *("",) * (width - len(filled))))


def trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells without the empty ones at the end."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def column_letters(place: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
