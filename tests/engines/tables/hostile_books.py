"""Families of hostile workbooks: bombs, tricks with names and directories, XML with a purpose.

Each takes a source of chance and yields (bytes, whether it must be refused or None for either).
"""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.engines.tables import books


def formulas(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    kinds = ("", "<v></v>", "<v>0</v>", "<v>12.5</v>")
    for n in range(40):
        cell = f'<c r="B{n + 2}"><f>SUM(A1:A{n})</f>{rng.choice(kinds)}</c>'
        yield books.sheet_book(f'<row r="{n + 2}">{cell}</row>'), True
    for text in ("=1+1", "+1", "-1", "@x", "=cmd|'/c calc'!A0", "'=1", "\t=1"):
        yield f'a;b\n"{text}";1\n'.encode(), False
    shared = '<c r="A2" t="str"><f t="shared" si="0"/><v>x</v></c>'
    yield books.sheet_book(f'<row r="2">{shared}</row>'), False


def bombs(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        for size in (4, 30):
            for lie in (None, 10, 2**31):
                yield books.lying(part, size * 1_000_000, lie), True
    for count in (1_001, 5_000, 30_000):
        yield books.packed({f"xl/x{n}.xml": b"" for n in range(count)}), True
    for _ in range(20):
        row = f'<row r="{rng.randrange(2, 1_048_577)}"><c r="XFD1"><v>1</v></c></row>'
        yield books.sheet_book(row), True
    far = '<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576"><c r="SR1048576"><v>1</v></c></row>'
    yield books.sheet_book(far), True
    yield books.sheet_book('<row r="4686"><c r="SR4686"><v>1</v></c></row>'), True
    yield books.sheet_book("<row>" * 100_000), True
    yield books.sheet_book("<a>" * 200_000), True
    yield books.sheet_book("<c" + " " * 3_000_000 + "/>"), True
    noise = "".join(
        f"<row r='{n}'><c r='A{n}'><v>{rng.random()}</v></c></row>" for n in range(2, 60_000)
    )
    yield books.sheet_book(noise), None
    text = f'<c r="A2" t="inlineStr"><is><t>{"x" * 9_000}</t></is></c>'
    yield books.sheet_book(f'<row r="2">{text}</row>'), False


def repeated_text(_: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    """Yield a long shared text that very many cells point to."""
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{c}{n}" t="s"><v>0</v></c>' for c in "ABCDEFGH")
        + "</row>"
        for n in range(2, 20_000)
    )
    texts = {"xl/sharedStrings.xml": f"<sst><si><t>{'y' * 9_999}</t></si></sst>".encode()}
    yield books.sheet_book(cells, extra=texts), True
    under = cells[: cells.index('<row r="4900"')]
    yield books.sheet_book(under, first=books.row(1, "abcdefgh"), extra=texts), True
    few = cells[: cells.index('<row r="1900"')]
    yield books.sheet_book(few, first=books.row(1, "abcdefgh"), extra=texts), False
    yield books.sheet_book(cells.replace("r=", "r =")[:400_000], extra=texts), True


def merged(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for _ in range(40):
        row = rng.randrange(1, 9)
        end = f'<mergeCells><mergeCell ref="A{row}:B{row + 1}"/></mergeCells>'
        yield books.sheet_book(books.ROWS, after=end), True
    for wrong in ("", "A1", "1:2", "ZZZZ1:A9", "A0:\u0661"):
        yield books.sheet_book(books.ROWS, after=f'<mergeCell ref="{wrong}"/>'), True
    yield books.sheet_book(books.ROWS, after='<mergeCell ref="Z900:AA901"/>'), False


def names(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    wrong = ("../x.xml", "/etc/passwd", "xl/../../x", "C:/x", "xl\\x", "xl/a\0b", "xl/a\nb")
    for name in wrong:
        for _ in range(4):
            yield books.sheet_book(books.ROWS, extra={name: rng.randbytes(10)}), None
    for name in ("xl/embeddings/a.xlsx", "a.zip", "xl/media/x.7z", "b.docx"):
        for _ in range(8):
            yield books.sheet_book(books.ROWS, extra={name: books.workbook()}), True
    for name in ("xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/vbaProjectSignature.bin"):
        yield books.sheet_book(books.ROWS, extra={name: b"x"}), True
    yield books.sheet_book(books.ROWS, extra={"xl/externalLinks/externalLink1.xml": b"<x/>"}), True
    for name in ("XL/Workbook.xml", "xl/worksheets/SHEET1.xml"):
        yield books.sheet_book(books.ROWS, extra={name: b"<x/>"}), True
    link = zipfile.ZipInfo("xl/link")
    link.external_attr = 0o120777 << 16
    yield books.sheet_book(books.ROWS, extra={link: b"/etc/passwd"}), True


def entities(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
    parameter = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://localhost/x"> %a;'
    for head in (laughs, outside, parameter, '<!DOCTYPE x SYSTEM "x.dtd"[', "<!DOCTYPE x ["):
        for part in books.PARTS:
            yield books.headed(part, head + "]>"), True
    for _ in range(40):
        text = rng.choice(
            ("&a;", "&#0;", "&#xD800;", "&", "]]>", "<![CDATA[<f>]]>", "<!-- -->", "<?p?>")
        )
        row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>x{text}</t></is></c></row>'
        yield books.sheet_book(row), None


def structure(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    rows = [books.row(n, ("x", "y")) for n in range(2, 12)]
    for _ in range(60):
        rng.shuffle(rows)
        yield (
            books.sheet_book("".join(rows)),
            rows != sorted(rows, key=lambda one: int(one[8:].split('"')[0])),
        )
    for _ in range(60):
        wrong = rng.choice(
            (
                'r="A1"',
                'r="A3"',
                'r="a2"',
                'r="A02"',
                'r="2"',
                'r=""',
                'r="AAAA2"',
                'r="A2 "',
                'r="$A$2"',
            )
        )
        yield books.sheet_book(f'<row r="2"><c {wrong}><v>1</v></c></row>'), True
    for wrong in ("0", "-1", "1048577", "99999999999", "\u0662", "x"):
        yield books.sheet_book(f'<row r="{wrong}"><c><v>1</v></c></row>'), None
    for index in ("1", "-1", "99999999999999", "x", ""):
        yield books.sheet_book(f'<row r="2"><c r="A2" t="s"><v>{index}</v></c></row>'), True
    for part in books.PARTS:
        for data in (b"", b"x", b"<a>", b"<a/>", rng.randbytes(50), "<a/>".encode("utf-16")):
            yield books.sheet_book(books.ROWS, extra={part: data}), None
    for tricks in (
        '<row r="2"><c r="A2"><c r="B2"/></c></row>',
        '<row r="2" x="><f>"/>',
        "<row r='2'",
    ):
        yield books.sheet_book(tricks), None


def archives(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for method in (1, 6, 12, 14, 19, 93, 95, 99, 65535):
        yield books.patched_members(method=method), True
    yield books.patched_members(flags=1), True
    for _ in range(30):
        yield books.patched_members(crc=rng.randrange(2**32)), True
        yield books.patched_members(size=rng.randrange(2**32)), True
        yield books.patched_members(packed=rng.randrange(2**32)), None
    for _ in range(60):
        data = bytearray(books.workbook())
        data[-22 + rng.randrange(4, 22)] = rng.randrange(256)
        yield bytes(data), None
    for value in (0, 1, 2**32, 2**63, 2**64 - 1):
        yield books.zip64(value), None
    yield books.workbook() + books.workbook(), None
    yield books.workbook() + b"x" * 70_000, True
    yield b"PK\x05\x06" + bytes(18), True
    deep = books.workbook()
    for _ in range(5):
        deep = books.packed({"x.zip": deep})
    yield deep, True
    yield zlib.compress(books.workbook()), None
    yield struct.pack("<L", 0x04034B50) * 1_000, True
    yield io.BytesIO(books.workbook()).read().replace(b"xl/", b"xm/"), True
