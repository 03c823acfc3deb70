"""Figures read back from what the product gives, each way by itself: files, answers and pages.

In: bytes or HTML as a reader gets them. Out: values by (code, dimension, category); the two last
are empty for the whole figure. Nothing here uses what wrote them.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import html
from python_calamine import CalamineWorkbook

from tests.demo.loaded.tagged import rows_of

Key = tuple[str, str, str]
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
FIGURE = re.compile(r"[A-Z0-9]{2}-[A-Z]?[0-9]{2}(\.[a-z0-9_]+)?")
CODE = re.compile(r"/figures/([A-Z0-9.a-z_-]+)/")
# How people write the comma and the thousands, by language.
SIGNS = {"fr": (",", " "), "nl": (",", "."), "en": (".", ",")}
NOTHING = "–"
# The annex of the print: code, name, value, unit, how much is known, origin, version.
ANNEX_COLUMNS = 7


@dataclass(frozen=True)
class Exact:
    """A value that may be reckoned with, and what is said of its figure."""

    value: Decimal | str
    unit: str
    known: Decimal
    units: Decimal
    source: str
    version: Decimal


def number_or_text(value: Any) -> Decimal | str:
    """12, "12", 12.0 and "12.0" are one number; a list is its texts; nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(value)
    text = repr(value) if isinstance(value, float) else str(value)
    return Decimal(text) if NUMBER.fullmatch(text) else text.removeprefix("'")


def of_data(figures: Iterable[Mapping[str, Any]]) -> dict[Key, Exact]:
    """Figures as the command and the answers for programs give them."""
    found = {}
    for one in figures:
        said = (one["unit"], Decimal(one["n"]), Decimal(one["N"]), one["source"])
        version = Decimal(one["version"])
        found[one["code"], "", ""] = Exact(number_or_text(one["value"]), *said, version)
        for dimension, values in one["breakdowns"].items():
            for category, value in values.items():
                key = (one["code"], dimension, category)
                found[key] = Exact(number_or_text(value), *said, version)
    return found


def _of_rows(rows: Iterable[Mapping[str, Any]]) -> dict[Key, Exact]:
    return {
        (row["code"], row["dimension"], str(row["category"])): Exact(
            number_or_text(row["value"]),
            row["unit"],
            Decimal(str(row["known"])),
            Decimal(str(row["units"])),
            row["source"],
            Decimal(str(row["version"])),
        )
        for row in rows
    }


def of_csv(content: bytes) -> dict[Key, Exact]:
    return _of_rows(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def of_xlsx(content: bytes) -> dict[Key, Exact]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    header, *rows = book.get_sheet_by_index(0).to_python()
    return _of_rows(dict(zip(header, row, strict=True)) for row in rows)


def of_pdf(content: bytes, language: str) -> dict[str, Decimal | str]:
    """Figure code to the value printed in the method annex."""
    return {
        cells[0]: read_number(cells[2], language)
        for cells in rows_of(content, ANNEX_COLUMNS)
        if FIGURE.fullmatch(cells[0])
    }


def read_number(text: str, language: str) -> Decimal | str:
    """A number as people write it: "1 234,5 %" in French, "1.234,5" in Dutch."""
    comma, apart = SIGNS[language]
    bare = plain(text).removesuffix("%").rstrip()
    if bare in {"", NOTHING}:
        return ""
    number = bare.replace(apart, "").replace(comma, ".")
    return Decimal(number) if NUMBER.fullmatch(number) else plain(text)


def plain(text: str) -> str:
    """With usual spaces for those that hold words together."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def _tables(page: bytes) -> Iterator[tuple[str, list[Any]]]:
    for table in html.fromstring(page.decode("utf-8")).iterfind(".//table"):
        yield plain(table.findtext("caption")), table.findall("tbody/tr")


def of_figure_links(page: bytes, language: str) -> dict[str, Decimal | str]:
    """Figure code to the number of the year, in tables of which each row leads to its figure."""
    return {
        CODE.search(link.get("href")).group(1): read_number(row.findtext("td"), language)
        for _caption, rows in _tables(page)
        for row in rows
        if (link := row.find("th/a")) is not None and CODE.search(link.get("href"))
    }


def of_splits(page: bytes, language: str) -> dict[str, dict[str, Decimal | str]]:
    """Tables of categories: caption to category name to number."""
    return {
        caption: {
            plain(row.findtext("th")): read_number(row.findtext("td"), language) for row in rows
        }
        for caption, rows in _tables(page)
        if rows and rows[0].find("th/a") is None
    }


def of_category_links(page: bytes, language: str) -> dict[tuple[str, str], Decimal | str]:
    """(dimension, category) to its number, in tables of which each row leads to its records."""
    found = {}
    for _caption, rows in _tables(page):
        for row in rows:
            link = row.find("th/a")
            asked = parse_qs(urlsplit(link.get("href")).query) if link is not None else {}
            if "by" in asked:
                key = (asked["by"][0], asked["code"][0])
                found[key] = read_number(row.findtext("td"), language)
    return found
