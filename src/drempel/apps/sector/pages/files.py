"""The sector report as a file: one row for each figure, group and category."""

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.apps.reports.pages.files import XLSX, as_cell, attached
from drempel.apps.sector.pages.report import asked_report
from drempel.engines.tables import write_xlsx

COLUMNS = ("code", "figure", "dimension", "category", "value", "unit", "n", "N", "double_counts")
WIDTHS = (16, 50, 14, 24, 14, 16, 8, 8, 14)
VALUE = COLUMNS.index("value")
Data = dict[str, Any]


def figure_lines(content: Data) -> Iterator[list[str]]:
    """Cells as texts; what is hidden has no row."""
    for code, figure in sorted(content["figures"].items()):
        yield _line(code, figure, "", "", figure["value"])
        for name, value in figure["groups"].items():
            yield _line(code, figure, "group", name, value)
        for dimension, codes in figure["breakdowns"].items():
            for one, value in codes.items():
                yield _line(code, figure, dimension, one, value)


def _line(code: str, figure: Data, dimension: str, category: str, value: Any) -> list[str]:
    written = "" if value is None else "; ".join(value) if isinstance(value, list) else str(value)
    label = figure["label"].get("en", code)
    known = ["" if figure[one] is None else str(figure[one]) for one in ("n", "N")]
    cells = [code, label, dimension, category, written, figure["unit"], *known]
    return [safe_cell(cell) for cell in [*cells, "yes" if figure["is_double"] else ""]]


def sector_file(request: HttpRequest, on: date) -> HttpResponse:
    """The administration's report: CSV, XLSX, or JSON in the shape of ``report compute``."""
    year, found = asked_report(request, on)
    if found is None:
        raise Http404
    content = found.content
    written = request.GET.get("format", "csv")
    if written == "json":
        figures = {
            name: content[name] for name in ("year", "computed_on", "associations", "figures")
        }
        text = json.dumps(figures, ensure_ascii=False)
        return attached(text.encode(), "application/json; charset=utf-8", f"sector-{year}.json")
    if written == "xlsx":
        book = io.BytesIO()
        rows = ([*r[:VALUE], as_cell(r[VALUE]), *r[VALUE + 1 :]] for r in figure_lines(content))
        write_xlsx(book, COLUMNS, rows, sheet_name=str(year), widths=WIDTHS, notes=[])
        return attached(book.getvalue(), XLSX, f"sector-{year}.xlsx")
    if written != "csv":
        raise Http404
    return csv_response(f"sector-{year}", COLUMNS, figure_lines(content))
