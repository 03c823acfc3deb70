"""The figures of a year as a file: one row for the whole and one for each category."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from drempel.apps.activity.room import Room
from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.apps.reports import words
from drempel.apps.reports.pages.figures import asked_year, shown_indicators
from drempel.apps.reports.selectors.figures import known_figures
from drempel.engines.indicators import Figure, Result
from drempel.engines.indicators.showing import as_data, plain

COLUMNS = (
    *("code", "figure", "dimension", "category", "category_name", "value", "unit"),
    *("known", "units", "source", "version"),
)


def figures_file(request: HttpRequest, room: Room, on: date) -> HttpResponse:
    """CSV, or JSON in the shape of ``drempel report compute``."""
    year = asked_year(request, on)
    found = known_figures(room.association_id, year, on)
    codes = [one.code for indicator in shown_indicators(room) for one in indicator.in_year(year)]
    results = [found[code] for code in codes]
    name = f"figures-{year}"
    if request.GET.get("format") == "json":
        text = json.dumps({"indicators": [as_data(one) for one in results]}, ensure_ascii=False)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.json"'
        return response
    return csv_response(name, COLUMNS, _rows(results, year))


def _rows(results: list[Result], year: int) -> Iterator[list[str]]:
    for result in results:
        figure = result.figure
        yield _line(result, "", "", "", _text(figure, result.value))
        for split in figure.breakdowns:
            names = words.category_names(figure, split, year)
            for code, value in result.by.get(split.name, {}).items():
                yield _line(result, split.name, code, names[code], _text(figure, value))


def _line(result: Result, dimension: str, code: str, name: str, value: str) -> list[str]:
    figure = result.figure
    return [
        *(figure.code, words.figure_name(figure), dimension, safe_cell(code), safe_cell(name)),
        *(safe_cell(value), figure.unit, str(result.known), str(result.units)),
        *(result.source, str(figure.version)),
    ]


def _text(figure: Figure, value: Any) -> str:
    found = plain(figure, value)
    if found is None:
        return ""
    return "; ".join(found) if isinstance(found, list) else str(found)
