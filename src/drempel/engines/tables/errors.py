"""What can be wrong with a table: one key, one English line, and the values of the sentence."""

# What a file turned out to be, by the code that stands in ``values["found"]``.
KINDS = {
    "pdf": "a PDF document",
    "image": "a picture",
    "document": "a text document",
    "presentation": "a presentation",
    "opendocument": "an OpenDocument file",
    "binary_workbook": "a binary workbook (.xlsb)",
    "archive": "an archive of files",
    "web_page": "a web page saved under another name",
    "xml": "an XML file",
    "rich_text": "a rich text document",
    "json": "a JSON file",
    "program": "a program",
    "binary": "a file that is not text",
}
MESSAGES = {
    "missing": "The file cannot be opened.",
    "directory": "This is a folder; expected a CSV or XLSX file.",
    "empty": "The file holds no rows; expected a header and rows below it.",
    "too_big": "The file is larger than {limit} bytes; split it.",
    "not_a_spreadsheet": "This is {found}; expected a CSV or XLSX file.",
    "encrypted": "This workbook has a password or is an old .xls file; save it as .xlsx.",
    "damaged": "The workbook is damaged ({part}); open it, save it as .xlsx and try again.",
    "truncated": "The workbook is incomplete; send the whole file again.",
    "zip_bomb": "The workbook unpacks to far more than it should ({part}); it is refused.",
    "too_complex": "The workbook holds too much beside plain values ({part}); copy the values into a new one.",
    "too_many_members": "The workbook holds more than {limit} parts; it is refused.",
    "unsafe_name": "The workbook holds a part with a forbidden name ({part}); it is refused.",
    "nested_archive": "The workbook holds another file ({part}); remove embedded files.",
    "macro": "The workbook holds macros; save it as .xlsx without macros.",
    "external_links": "The workbook is linked to other files; break the links and save it.",
    "compression": "The workbook is packed in an unknown way ({part}); save it as .xlsx again.",
    "doctype": "The workbook holds a document type or entities ({part}); it is refused.",
    "merged_cells": "The cells {range} are merged; unmerge them, one value a cell.",
    "formula": "{cell} holds a formula; copy the sheet and paste values.",
    "error_cell": "{cell} holds the error {error}; correct it.",
    "number": "Row {row}: {value} is not an exact number; write it as text.",
    "too_many_rows": "The table has more than {limit} rows; split it.",
    "too_many_columns": "The table has more than {limit} columns.",
    "too_large": "The sheet is too large to open; split it or remove stray cells.",
    "long_cell": "Row {row}: a cell holds more than {limit} characters.",
    "long_text": "The sheet holds a text of more than {limit} characters.",
    "long_line": "Row {row}: the line is longer than {limit} characters.",
    "duplicate_header": "Two columns are called {name}; give each its own name.",
    "empty_header": "Column {column} has no name; name it or remove it.",
    "ragged": "Row {row} has {found} cells, the header has {expected}.",
    "quote_open": "Row {row}: a quote is opened and never closed.",
    "quote_inside": 'Row {row}: text follows a closing quote; write "" for a quote in a cell.',
    "nul": "The file holds NUL bytes; save it as CSV UTF-8.",
    "control": "The file holds control characters near row {row}; save it as CSV UTF-8.",
    "encoding": "The file is not in one known encoding (near row {row}); save it as CSV UTF-8.",
}
_SHOWN = 60


class TableError(ValueError):
    """Why a file or a row is refused.

    key: stable identifier, one of MESSAGES. values: what the sentence names, as plain text.
    row: the row at fault, when one is. goes_on: the rows after it can still be asked for.
    """

    def __init__(
        self, key: str, *, row: int | None = None, goes_on: bool = False, **values: object
    ) -> None:
        self.key = key
        self.row = row
        self.goes_on = goes_on
        self.values = {name: _plain(str(value)) for name, value in values.items()}
        if row is not None:
            self.values["row"] = str(row)
        shown = self.values
        if key == "not_a_spreadsheet":
            shown = shown | {"found": KINDS[shown["found"]]}
        super().__init__(MESSAGES[key].format(**shown))


def _plain(text: str) -> str:
    """Return a text on one line, cut, without characters that do not print."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(one if one.isprintable() else "?" for one in cut)
