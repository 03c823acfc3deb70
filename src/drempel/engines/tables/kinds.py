"""What a file is, by its first bytes; its name is not asked."""

import re

from drempel.engines.tables.errors import TableError

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM\x00", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "image"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"{\\rtf", "rich_text"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
)
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|table|meta|div)", re.I
)
_XML = re.compile(rb"\s*<(?:\?xml|!doctype|!--|\w+:?\w*[\s>])", re.I)
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*[\[{])')
HEAD = 4_096


def kind_of(head: bytes) -> str:
    """Return "workbook" or "text" for the first bytes of a file; TableError for all else."""
    if head.startswith(_ZIP):
        return "workbook"
    if head.startswith(_OLE):
        raise TableError("encrypted")
    found = next((name for magic, name in _MAGIC if head.startswith(magic)), "")
    found = found or _marked_up(head.removeprefix(b"\xef\xbb\xbf"))
    if found:
        raise TableError("not_a_spreadsheet", found=found)
    return "text"


def _marked_up(head: bytes) -> str:
    for pattern, name in ((_WEB_PAGE, "web_page"), (_XML, "xml"), (_JSON, "json")):
        if pattern.match(head):
            return name
    return ""


def archive_kind(names: set[str]) -> str:
    """Return what an archive holds, by the lower-case names of its parts; "" for a workbook."""
    marks = (
        ("xl/workbook.bin", "binary_workbook"),
        ("word/document.xml", "document"),
        ("ppt/presentation.xml", "presentation"),
        ("mimetype", "opendocument"),
    )
    for mark, name in marks:
        if mark in names:
            return name
    return "" if "xl/workbook.xml" in names else "archive"
