"""Files that should do no harm: a seeded, reproducible corpus of malformed and hostile tables.

``corpus(seed)`` yields more than two thousand ``Case``: a family, a name, and the bytes.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.engines.tables import books, hostile_books

SEED = 20_261_113


class Case(NamedTuple):
    """One file. refused: True when it must be, False when it must be read, None when either."""

    family: str
    name: str
    data: bytes
    refused: bool | None = None


Family = Callable[[random.Random], Iterator[tuple[bytes, bool | None]]]
CSV = "Nom;Prénom;Né le;Montant\r\n" + "".join(
    f'Dupont {n};"Zoë; dite ""Z""";1980-01-{n % 28 + 1:02};{n},50\r\n' for n in range(60)
)
DATES = (
    *("31/12/2024", "2024-12-31", "31.12.2024", "31-12-24", "12/31/2024", "31 décembre 2024"),
    *("31 dec. 2024", "20241231", "2024-12-31T10:00:00", "1/2/24", "45657", "déc-24"),
)


def truncated(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    book, text = books.workbook(), CSV.encode()
    for _ in range(220):
        yield book[: rng.randrange(4, len(book))], True
    for _ in range(120):
        yield text[: rng.randrange(1, len(text))], None


def flipped(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for source, count in ((books.workbook(), 260), (CSV.encode(), 120), (books.stored(), 260)):
        for _ in range(count):
            data = bytearray(source)
            for _ in range(rng.choice((1, 1, 2, 8))):
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            yield bytes(data), None


def encodings(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    names = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1")
    for name in names:
        yield CSV.encode(name), False
    for name in ("utf-16-le", "utf-16-be", "utf-32"):
        yield CSV.encode(name), True
    for name in ("cp437", "cp850", "mac-roman", "shift-jis", "koi8-r", "utf-7", "cp500"):
        yield CSV.encode(name, "replace"), None
    for _ in range(60):
        data = bytearray(CSV.encode(rng.choice(names)))
        for _ in range(3):
            data.insert(rng.randrange(len(data)), rng.randrange(128, 256))
        yield bytes(data), None
    yield b"a;b\n" + "\ud800;1\n".encode("utf-8", "surrogatepass"), None
    yield b"a;b\n\xc3\xa9;1\n\xe9;2\n", True


def wide(_: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    yield ";".join(f"c{n}" for n in range(1_000_000)).encode() + b"\n1;2\n", True
    yield b"a" + b";" * 1_000_000 + b"\n", None
    yield ",".join(f"c{n}" for n in range(600)).encode() + b"\n1,2\n", True
    yield b"a;b\n" + b"1;" * 600_000 + b"\n", True
    cells = "".join(f'<c r="{books.letters(n)}1"><v>1</v></c>' for n in range(16_384))
    yield books.sheet_book("", first=f'<row r="1">{cells}</row>'), True
    for box in ("A1:XFD1048576", "A1:ZZZZZZZ99999999999", "B2", "", "A1:ALZ1"):
        yield books.sheet_book(books.ROWS, before=f'<dimension ref="{box}"/>'), None


def dates(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for shape in DATES:
        for delimiter in ";,\t|":
            yield f"Nom{delimiter}Date\nA{delimiter}{shape}\n".encode(), False
        text = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{shape}</t></is></c></row>'
        yield books.sheet_book(text), False
    for _ in range(20):
        number = rng.choice((0, -1, 60, 45_000.5, 1e10, 1e300, 2_958_466))
        yield books.sheet_book(f'<row r="2"><c r="A2" s="1"><v>{number}</v></c></row>'), None
        moment = rng.choice(("2024-02-30", "2024-01-01T00:00:00Z", "x", ""))
        yield books.sheet_book(f'<row r="2"><c r="A2" t="d"><v>{moment}</v></c></row>'), None


def headers(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for delimiter in ";,\t|":
        for names_ in (["a", "b", "A "], ["a", "", "b"], [" ", "a", "b"], ["x", "y", "x"]):
            yield (delimiter.join(names_) + "\n1\n").encode(), True
        yield delimiter.join(("a", "b", "c")).encode(), False
        yield delimiter.join(("a", "b", "", "", "")).encode() + b"\n1\n", False
    for data in (
        b"",
        b"\n",
        b"\r\n\r\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"sep=;\n",
        b";;;\n;;\n",
        b'""\n',
    ):
        yield data, True
    for _ in range(10):
        yield books.sheet_book("", first=""), True
        yield books.sheet_book(books.ROWS, first=books.row(1, ("a", rng.choice("aA")))), True


def noise(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for _ in range(180):
        yield rng.randbytes(rng.choice((1, 5, 50, 5_000, 200_000))), None
    for _ in range(60):
        yield b"PK\x03\x04" + rng.randbytes(rng.choice((1, 40, 5_000))), True
        yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rng.randbytes(rng.choice((8, 512, 5_000))), True
    for head in (
        b"%PDF-1.7\n",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"{\\rtf1",
        b"\x1f\x8b",
    ):
        for _ in range(8):
            yield head + rng.randbytes(300), True
    for page in (
        b"<html><table><tr><td>1",
        b"<!DOCTYPE HTML>",
        b"\xef\xbb\xbf\n <Table>",
        b'<?xml version="1.0"?><Workbook>',
    ):
        yield page, True
    for part in ("word/document.xml", "ppt/presentation.xml", "mimetype", "xl/workbook.bin", "x"):
        yield books.packed({part: b"<x/>"}), True


def cells(rng: random.Random) -> Iterator[tuple[bytes, bool | None]]:
    for size in (10_001, 140_000, 3_000_000):
        yield b"a;b\n" + b"x" * size + b";1\n", True
        yield b'a;b\n"' + b"x\n" * size + b'";1\n', True
        yield b"x" * size + b";b\n1;2\n", True
        text = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{"x" * size}</t></is></c></row>'
        yield books.sheet_book(text), True
    for _ in range(120):
        lines = CSV.splitlines(keepends=True)
        lines[rng.randrange(len(lines))] = rng.choice(
            ('"open;1\n', 'x;"y" z;1\n', '"a""\n', "a;b;c;d;e;f\n")
        )
        yield "".join(lines).encode(), True
    for _ in range(60):
        place = rng.randrange(len(CSV))
        yield (CSV[:place] + rng.choice("\0\0\x01\x1b\x7f") + CSV[place:]).encode(), True
    for _ in range(60):
        ends = (line + rng.choice(("\n", "\r", "\r\n")) for line in CSV.splitlines())
        yield "".join(ends).encode(), False
    for error in ("#N/A", "#REF!", "#DIV/0!"):
        yield books.sheet_book(f'<row r="2"><c r="A2" t="e"><v>{error}</v></c></row>'), True
    for wrong in ("1e999", "nan", "inf", "-inf", "abc", "1_0", "0x1", "12345678901234567", " 1"):
        yield books.sheet_book(f'<row r="2"><c r="A2"><v>{wrong}</v></c></row>'), None


FAMILIES: tuple[Family, ...] = (
    *(truncated, flipped, encodings, wide, dates, headers, noise, cells),
    *(hostile_books.formulas, hostile_books.bombs, hostile_books.repeated_text),
    *(hostile_books.merged, hostile_books.names, hostile_books.entities),
    *(hostile_books.structure, hostile_books.archives),
)


def corpus(seed: int = SEED) -> Iterator[Case]:
    """Yield every case; the same seed gives the same files."""
    for family in FAMILIES:
        rng = random.Random(f"{seed}-{family.__name__}")
        for number, (data, refused) in enumerate(family(rng)):
            yield Case(family.__name__, f"{family.__name__}-{number}", data, refused)
