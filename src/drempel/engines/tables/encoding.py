"""The encoding of a text file: UTF-8, UTF-16 with a mark, or Windows-1252.

The whole file is read once in small pieces; nothing of it is kept.
"""

import codecs
import re
from pathlib import Path

from drempel.engines.tables.errors import TableError

_PIECE = 65_536
_WINDOWS = "cp1252"
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffe\uffff]")
WINDOWS_NOTE = "The file is not UTF-8; it was read as Windows-1252."


def encoding_of(path: Path) -> str:
    """Return the codec that reads the whole file; TableError when none does."""
    with path.open("rb") as file:
        head = file.read(3)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(path, "utf-16")
    if head == codecs.BOM_UTF8:
        return _checked(path, "utf-8-sig")
    try:
        return _checked(path, "utf-8")
    except _Utf8Error as error:
        if error.foreign:
            raise
    return _checked(path, _WINDOWS)


class _Utf8Error(TableError):
    """The bytes are not UTF-8. foreign: letters that are UTF-8 stand before the fault."""

    foreign = False


def _checked(path: Path, codec: str) -> str:
    """Decode a file piece by piece; TableError at the first byte or character that cannot be."""
    decoder = codecs.getincrementaldecoder(codec)()
    lines, foreign = 1, False
    with path.open("rb") as file:
        while True:
            piece = file.read(_PIECE)
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeError as error:
                raise _fault(error, lines, foreign) from None
            foreign = foreign or not text.isascii()
            _check_characters(text, lines)
            lines += text.count("\n") or text.count("\r")
            if not piece:
                return codec


def _fault(error: UnicodeError, lines: int, foreign: bool) -> TableError:
    """Tell where the fault is, and whether the same piece holds UTF-8 letters before it."""
    read = b""
    if isinstance(error, UnicodeDecodeError):
        read = error.object[: error.start]
    fault = _Utf8Error("encoding", row=lines + read.count(b"\n"))
    fault.foreign = foreign or not read.isascii()
    return fault


def _check_characters(text: str, lines: int) -> None:
    if "\0" in text:
        raise TableError("nul")
    found = _CONTROL.search(text)
    if found:
        raise TableError("control", row=lines + text.count("\n", 0, found.start()))
