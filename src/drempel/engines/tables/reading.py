"""The way in: what the file is, then the reader of that kind."""

from pathlib import Path

from drempel.engines.tables.delimited import open_delimited
from drempel.engines.tables.errors import TableError
from drempel.engines.tables.kinds import HEAD, kind_of
from drempel.engines.tables.model import Limits, Table
from drempel.engines.tables.workbook import open_workbook


def open_table(path: Path, *, limits: Limits = Limits()) -> Table:  # noqa: B008 - frozen
    """Open a CSV or XLSX file as a table of text; TableError when it is neither or not safe."""
    try:
        if path.is_dir():
            raise TableError("directory")
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise TableError("too_big", limit=limits.max_bytes)
        if not size:
            raise TableError("empty")
        with path.open("rb") as file:
            head = file.read(HEAD)
        if kind_of(head) == "workbook":
            return open_workbook(path, limits)
        return open_delimited(path, limits)
    except OSError:
        raise TableError("missing") from None
