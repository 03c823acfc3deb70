"""What is wrong with a file or a row, in the language of the screen."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from drempel.apps.activity import words
from drempel.apps.imports.faults import RowFault
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault
from drempel.engines.tables import TableError

_KINDS: Mapping[str, Callable[[], str]] = {
    "pdf": lambda: _("a PDF document"),
    "image": lambda: _("a picture"),
    "document": lambda: _("a text document"),
    "presentation": lambda: _("a presentation"),
    "opendocument": lambda: _("an OpenDocument file"),
    "binary_workbook": lambda: _("a binary workbook (.xlsb)"),
    "archive": lambda: _("an archive of files"),
    "web_page": lambda: _("a web page saved under another name"),
    "xml": lambda: _("an XML file"),
    "rich_text": lambda: _("a rich text document"),
    "json": lambda: _("a JSON file"),
    "program": lambda: _("a program"),
    "binary": lambda: _("a file that is not text"),
}
_TABLE: Mapping[str, Callable[[], str]] = {
    "missing": lambda: _("The file cannot be opened."),
    "directory": lambda: _("This is a folder; expected a CSV or XLSX file."),
    "empty": lambda: _("The file holds no rows; expected a header and rows below it."),
    "too_big": lambda: _("The file is larger than %(limit)s bytes; split it."),
    "not_a_spreadsheet": lambda: _("This is %(found)s; expected a CSV or XLSX file."),
    "encrypted": lambda: _(
        "This workbook has a password or is an old .xls file; save it as .xlsx."
    ),
    "damaged": lambda: _(
        "The workbook is damaged (%(part)s); open it, save it as .xlsx and try again."
    ),
    "truncated": lambda: _("The workbook is incomplete; send the whole file again."),
    "zip_bomb": lambda: _(
        "The workbook unpacks to far more than it should (%(part)s); it is refused."
    ),
    "too_many_members": lambda: _("The workbook holds more than %(limit)s parts; it is refused."),
    "too_complex": lambda: _(
        "The workbook holds too much beside plain values (%(part)s); copy the values into a new one."
    ),
    "unsafe_name": lambda: _(
        "The workbook holds a part with a forbidden name (%(part)s); it is refused."
    ),
    "nested_archive": lambda: _(
        "The workbook holds another file (%(part)s); remove embedded files."
    ),
    "macro": lambda: _("The workbook holds macros; save it as .xlsx without macros."),
    "external_links": lambda: _(
        "The workbook is linked to other files; break the links and save it."
    ),
    "compression": lambda: _(
        "The workbook is packed in an unknown way (%(part)s); save it as .xlsx again."
    ),
    "doctype": lambda: _(
        "The workbook holds a document type or entities (%(part)s); it is refused."
    ),
    "merged_cells": lambda: _("The cells %(range)s are merged; unmerge them, one value a cell."),
    "formula": lambda: _("%(cell)s holds a formula; copy the sheet and paste values."),
    "error_cell": lambda: _("%(cell)s holds the error %(error)s; correct it."),
    "number": lambda: _("Row %(row)s: %(value)s is not an exact number; write it as text."),
    "too_many_rows": lambda: _("The table has more than %(limit)s rows; split it."),
    "too_many_columns": lambda: _("The table has more than %(limit)s columns."),
    "too_large": lambda: _("The sheet is too large to open; split it or remove stray cells."),
    "too_many_cells": lambda: _(
        "The sheet spans more than %(limit)s cells; split it or remove stray cells."
    ),
    "long_cell": lambda: _("Row %(row)s: a cell holds more than %(limit)s characters."),
    "long_text": lambda: _("The sheet holds more than %(limit)s characters; split it."),
    "long_line": lambda: _("Row %(row)s: the line is longer than %(limit)s characters."),
    "duplicate_header": lambda: _("Two columns are called %(name)s; give each its own name."),
    "empty_header": lambda: _("Column %(column)s has no name; name it or remove it."),
    "ragged": lambda: _("Row %(row)s has %(found)s cells, the header has %(expected)s."),
    "quote_open": lambda: _("Row %(row)s: a quote is opened and never closed."),
    "quote_inside": lambda: _(
        "Row %(row)s: text follows a closing quote; write two quotes for one in a cell."
    ),
    "nul": lambda: _("The file holds NUL bytes; save it as CSV UTF-8."),
    "control": lambda: _(
        "The file holds control characters near row %(row)s; save it as CSV UTF-8."
    ),
    "encoding": lambda: _(
        "The file is not in one known encoding (near row %(row)s); save it as CSV UTF-8."
    ),
}


def table_words(error: TableError) -> str:
    """Why a file or a row cannot be read, as one sentence."""
    if error.key not in _TABLE:
        return str(error)
    values = dict(error.values)
    if error.key == "not_a_spreadsheet":
        values["found"] = _KINDS[values["found"]]()
    return _TABLE[error.key]() % values


def expected_words(kind: Kind, what: Fault | TableError) -> str:
    """What a column takes, or what is wrong with the whole row."""
    if isinstance(what, TableError):
        return table_words(what)
    if what.key == "not_future":
        return _("a moment that is not in the future")
    if what.key == "own_tag":
        return _("tags of your own list, with “;” between")
    return words.expected_words(kind, what)


class Spoken:
    """Words of faults; the same fault of the same field is put into words once."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._known: dict[object, str] = {}

    def expected(self, fault: RowFault) -> str:
        what = fault.what
        if isinstance(what, TableError):
            return table_words(what)
        key = (what.field, what.key, tuple(what.values.items()))
        if key not in self._known:
            self._known[key] = expected_words(self._kind, what)
        return self._known[key]

    def as_dict(self, fault: RowFault) -> dict[str, object]:
        """One fault as the command and the API give it."""
        return {
            "row": fault.row,
            "column": fault.column,
            "found": fault.found,
            "expected": self.expected(fault),
        }
