"""Workbooks made by hand, part by part, so that each can be wrong in one place."""

import io
import struct
import warnings
import zipfile
from functools import cache

from drempel.engines.tables.shape import column_letters as letters

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STYLES, STRINGS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
PARTS = (BOOK, LINKS, SHEET, STYLES, STRINGS)


def row(number, texts):
    """Write a row of texts."""
    cells = "".join(
        f'<c r="{letters(place)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for place, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'


FIRST = row(1, ("Nom", "Date"))
ROWS = "".join(row(number, (f"Zoë {number}", "2024-01-02")) for number in range(2, 12))


def parts_of(rows, *, first=FIRST, before="", after=""):
    """Return the parts of a workbook of one sheet."""
    sheet = f"<worksheet {MAIN}>{before}<sheetData>{first}{rows}</sheetData>{after}</worksheet>"
    book = (
        f'<workbook {MAIN} xmlns:r="{REL}"><sheets>'
        '<sheet name="Blad" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    )
    styles = (
        f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    texts = f"<sst {MAIN}><si><t>only</t></si></sst>"
    made = {BOOK: book, LINKS: links, SHEET: sheet, STYLES: styles, STRINGS: texts}
    made[STRINGS] = made[STRINGS] if 't="s"' in rows else ""
    return {name: text.encode("utf-8", "surrogatepass") for name, text in made.items() if text}


def packed(parts, method=zipfile.ZIP_DEFLATED):
    """Pack parts; a name may be a ZipInfo, and may stand twice in another case."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def sheet_book(rows, *, first=FIRST, before="", after="", extra=None):
    """Return a workbook of one sheet, with parts added or replaced."""
    return packed(parts_of(rows, first=first, before=before, after=after) | (extra or {}))


@cache
def workbook():
    """Return a workbook in which nothing is wrong."""
    return sheet_book(ROWS)


@cache
def stored():
    """Return the same workbook, not compressed: a flipped byte is a flipped letter."""
    return packed(parts_of(ROWS), zipfile.ZIP_STORED)


def headed(part, head):
    """Return a workbook of which one part begins with a document type."""
    parts = parts_of(ROWS) | {STRINGS: f"<sst {MAIN}/>".encode()}
    parts[part] = head.encode() + parts[part].replace(b"Zo\xc3\xab", b"&b;")
    return packed(parts)


@cache
def blown_up(part, size):
    """Return a workbook with a part of ``size`` bytes of nothing."""
    blank = {part: b"<worksheet><sheetData>" + b" " * size + b"</sheetData></worksheet>"}
    return packed(parts_of(ROWS) | blank)


def lying(part, size, said):
    """Return a workbook with a part of ``size`` bytes that says it has ``said``."""
    data = bytearray(blown_up(part, size))
    if said is not None:
        _patch(data, part.encode(), 24, struct.pack("<L", said))
    return bytes(data)


def patched_members(*, method=None, flags=None, crc=None, size=None, packed_size=None, **more):
    """Return a workbook whose sheet is described falsely in both directories."""
    data = bytearray(workbook())
    packed_size = more.get("packed", packed_size)
    values = (
        (10, "<H", method),
        (8, "<H", flags),
        (16, "<L", crc),
        (24, "<L", size),
        (20, "<L", packed_size),
    )
    for place, shape, value in values:
        if value is not None:
            _patch(data, SHEET.encode(), place, struct.pack(shape, value))
    return bytes(data)


def _patch(data, name, place, value):
    """Write into the central and the local header of a member."""
    for mark, fixed, shift in ((b"PK\x01\x02", 46, 0), (b"PK\x03\x04", 30, -2)):
        start = data.find(mark)
        while start >= 0:
            if data[start + fixed : start + fixed + len(name)] == name:
                data[start + place + shift : start + place + shift + len(value)] = value
            start = data.find(mark, start + 4)


def zip64(size):
    """Return a workbook with a directory of the large form that says ``size``."""
    data = workbook()
    end, rest = data[-22:], data[:-22]
    start = struct.unpack("<L", end[16:20])[0]
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 4, 4, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(rest), 1)
    return rest + large + locator + end
