"""The figures of a year as a file: one row for the whole and one for each category."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from drempel.apps.activity.room import Room
from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.apps.reports import words
from drempel.apps.reports.pages.figure import definition_lines
from drempel.apps.reports.pages.figures import report_year, shown_indicators
from drempel.apps.reports.selectors.figures import known_figures
from drempel.engines.indicators import Figure, Result
from drempel.engines.indicators.showing import as_document, plain
from drempel.engines.tables import write_xlsx

COLUMNS = (
    *("code", "figure", "dimension", "category", "category_name", "value", "unit"),
    *("known", "units", "source", "version"),
)
WIDTHS = (16, 50, 14, 18, 40, 14, 16, 8, 8, 12, 8)
VALUE = COLUMNS.index("value")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def figures_file(request: HttpRequest, room: Room, on: date) -> HttpResponse:
    """CSV, XLSX with the definitions, or JSON in the shape of ``drempel report compute``."""
    year = report_year(request, on)
    found = known_figures(room.association_id, year, on)
    codes = [one.code for indicator in shown_indicators(room) for one in indicator.in_year(year)]
    write = _FORMATS.get(request.GET.get("format", "csv"))
    if write is None:
        raise Http404
    return write([found[code] for code in codes], year)


def _csv(results: list[Result], year: int) -> HttpResponse:
    rows = ([safe_cell(str(cell)) for cell in row] for row in _rows(results, year))
    return csv_response(f"figures-{year}", COLUMNS, rows)


def _json(results: list[Result], year: int) -> HttpResponse:
    text = json.dumps(as_document(results), ensure_ascii=False)
    return attached(text.encode(), "application/json; charset=utf-8", f"figures-{year}.json")


def _xlsx(results: list[Result], year: int) -> HttpResponse:
    """Numbers as numbers; the second sheet says what each figure means."""
    book = io.BytesIO()
    rows = ([*row[:VALUE], as_cell(row[VALUE]), *row[VALUE + 1 :]] for row in _rows(results, year))
    notes = [_("What the figures mean"), ""]
    for result in results:
        notes += definition_lines(result.figure, year)
    write_xlsx(book, COLUMNS, rows, sheet_name=str(year), widths=WIDTHS, notes=notes)
    return attached(book.getvalue(), XLSX, f"figures-{year}.xlsx")


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(results: list[Result], year: int) -> Iterator[list[Any]]:
    """The cells of each row; the value as it is in JSON, a list joined by semicolons."""
    for result in results:
        figure = result.figure
        yield _line(result, "", "", "", _value(figure, result.value))
        for split in figure.breakdowns:
            names = words.category_names(figure, split, year)
            for code, value in result.by.get(split.name, {}).items():
                yield _line(result, split.name, code, names[code], _value(figure, value))


def _line(result: Result, dimension: str, code: str, name: str, value: Any) -> list[Any]:
    figure = result.figure
    return [
        *(figure.code, words.figure_name(figure), dimension, code, name, value, figure.unit),
        *(result.known, result.units, result.source, figure.version),
    ]


def _value(figure: Figure, value: Any) -> int | str:
    found = plain(figure, value)
    if found is None:
        return ""
    return "; ".join(found) if isinstance(found, list) else found


def as_cell(value: int | str) -> int | Decimal | str:
    """A number where it is one, so that a spreadsheet can reckon with it."""
    is_number = isinstance(value, str) and value.replace(".", "", 1).lstrip("-").isdecimal()
    return Decimal(value) if is_number else value


_FORMATS: Mapping[str, Callable[[list[Result], int], HttpResponse]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
