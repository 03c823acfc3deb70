"""Index files of a pack.

In: index/*.csv with series, base, month, value and status. Out: an ``IndexTable``.
"""

import re
from fractions import Fraction
from pathlib import Path

from drempel.engines.index import IndexFigure, IndexTable
from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.source import Row, rows

_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_VALUE = re.compile(r"[0-9]+\.[0-9]{2}")
_STATUSES = ("official", "secondary", "computed")


def load_index(folder: Path) -> IndexTable:
    """Read every file index/*.csv; SchemeError for a wrong, double or missing month."""
    paths = sorted((folder / "index").glob("*.csv"))
    if not paths:
        raise SchemeError.at("index", "no file", "at least one CSV file of index figures")
    figures: list[IndexFigure] = []
    last: dict[tuple[str, str], str] = {}
    for path in paths:
        columns = ("series", "base", "month", "value", "status")
        for row in rows(folder, f"index/{path.name}", columns):
            one = _figure(row)
            _check_order(row, last.get((one.series, one.base)))
            last[one.series, one.base] = one.month
            figures.append(one)
    if not figures:
        raise SchemeError.at(f"index/{paths[0].name}", "no figure", "one row per month")
    return IndexTable(figures)


def _figure(row: Row) -> IndexFigure:
    month, value, status = row.values["month"], row.values["value"], row.values["status"]
    if not _MONTH.fullmatch(month):
        raise row.fail("month", "a month like 2025-12")
    if not _VALUE.fullmatch(value) or Fraction(value) == 0:
        raise row.fail("value", "a figure above zero with two decimals, like 136.69")
    if status not in _STATUSES:
        raise row.fail("status", "one of " + ", ".join(_STATUSES))
    return IndexFigure(row.text("series"), row.text("base"), month, Fraction(value), value, status)


def next_month(month: str) -> str:
    """Return the month after a month; both YYYY-MM."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _check_order(row: Row, before: str | None) -> None:
    if before is not None and row.values["month"] != next_month(before):
        raise row.fail("month", f"{next_month(before)}, the month after the row before it")
