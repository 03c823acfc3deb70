"""Tables: an uploaded CSV or XLSX file becomes a stream of text rows, and rows become a file.

In: a path on disk, never trusted. Out: a header and rows of text, or a TableError of one line.
"""

from drempel.engines.tables.errors import KINDS, MESSAGES, TableError
from drempel.engines.tables.guard import strip_guard, unsafe_guard
from drempel.engines.tables.model import Limits, Row, Table
from drempel.engines.tables.reading import open_table
from drempel.engines.tables.writing import csv_lines, write_xlsx

__all__ = [
    "KINDS",
    "MESSAGES",
    "Limits",
    "Row",
    "Table",
    "TableError",
    "csv_lines",
    "open_table",
    "strip_guard",
    "unsafe_guard",
    "write_xlsx",
]
