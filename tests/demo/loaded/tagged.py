"""Rows of the tables of a tagged PDF, read as a screen reader does: by its tags, not by its looks.

In: bytes. Out: the texts of the cells, row by row, in the order of the document.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pypdf
from pypdf.generic import ContentStream

# Texts of one page by the number of their mark.
Marked = Mapping[int, str]
BYTES_OF_A_SIGN = 2
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")


def rows_of(content: bytes, columns: int) -> Iterator[list[str]]:
    """The cells of each row of the tables that have so many columns."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    marked = _Pages(reader)
    for table in _named("/Table", reader.trailer["/Root"]["/StructTreeRoot"], None):
        rows = _named("/TR", *table)
        heads = _cells(next(rows))
        if len(heads) == columns:
            for cells in (heads, *map(_cells, rows)):
                yield [" ".join("".join(_texts(*cell, marked)).split()) for cell in cells]


def _cells(row: tuple[Any, Any]) -> list[tuple[Any, Any]]:
    return [cell for name in ("/TH", "/TD") for cell in _named(name, *row)]


class _Pages(dict[int, Marked]):
    """Pages by the number of their object, each read when it is first asked: that takes long."""

    def __init__(self, reader: Any) -> None:
        super().__init__()
        self.reader = reader

    def __missing__(self, number: int) -> Marked:
        page = pypdf.generic.IndirectObject(number, 0, self.reader).get_object()
        found = self[number] = _marked(page, self.reader)
        return found


def _kids(node: Any) -> list[Any]:
    found = node.get("/K", [])
    return list(found) if isinstance(found, list) else [found]


def _named(name: str, node: Any, page: Any) -> Iterator[tuple[Any, Any]]:
    """Elements of this name below one, each with the page it stands on."""
    for kid in _kids(node):
        one = kid.get_object()
        if isinstance(one, Mapping):
            on = one.raw_get("/Pg") if "/Pg" in one else page
            if one.get("/S") == name:
                yield one, on
            else:
                yield from _named(name, one, on)


def _texts(node: Any, page: Any, marked: Mapping[int, Marked]) -> Iterator[str]:
    for kid in _kids(node):
        one = kid.get_object()
        if isinstance(one, int):
            yield marked[page.idnum].get(one, "")
        elif isinstance(one, Mapping):
            on = one.raw_get("/Pg") if "/Pg" in one else page
            if "/MCID" in one:
                yield marked[on.idnum].get(one["/MCID"], "")
            else:
                yield from _texts(one, on, marked)


def _marked(page: Any, reader: Any) -> Marked:
    fonts = {
        name: _signs(font.get_object())
        for name, font in page["/Resources"].get("/Font", {}).items()
    }
    texts: dict[int, str] = defaultdict(str)
    marks: list[int | None] = []
    signs: Mapping[int, str] = {}
    for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            said = operands[-1]
            marks.append(said.get("/MCID") if isinstance(said, Mapping) else None)
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            signs = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            here = next((one for one in reversed(marks) if one is not None), None)
            if here is not None:
                texts[here] += _written(operands[0], signs)
    return texts


def _written(operand: Any, signs: Mapping[int, str]) -> str:
    parts = operand if isinstance(operand, list) else [operand]
    raw = b"".join(one.original_bytes for one in parts if hasattr(one, "original_bytes"))
    size = BYTES_OF_A_SIGN
    codes = (int.from_bytes(raw[at : at + size], "big") for at in range(0, len(raw), size))
    return "".join(signs.get(code, "\ufffd") for code in codes)


def _signs(font: Any) -> dict[int, str]:
    """What each code of a font means, as the file itself says."""
    found: dict[int, str] = {}
    for kind, block in _BLOCK.findall(font["/ToUnicode"].get_data()):
        if kind == b"char":
            codes = _CODE.findall(block)
            found |= {int(a, 16): _sign(b) for a, b in zip(codes[::2], codes[1::2], strict=True)}
            continue
        for first, last, meant in _RANGE.findall(block):
            start, end, to = int(first, 16), int(last, 16), _CODE.findall(meant)
            for place in range(end - start + 1):
                if meant.startswith(b"["):
                    found[start + place] = _sign(to[place])
                else:
                    text = _sign(to[0])
                    found[start + place] = text[:-1] + chr(ord(text[-1]) + place)
    return found


def _sign(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
