"""A report as a file: the figures as rows, its texts with their figures, or all of it as JSON."""

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.models import Report
from drempel.apps.reports.pages.figure import definition_lines
from drempel.apps.reports.pages.files import COLUMNS, WIDTHS, XLSX, as_cell, attached
from drempel.apps.reports.pages.tables import name_of
from drempel.apps.reports.selectors.content import known_content
from drempel.engines.records import kind_of
from drempel.engines.report import told
from drempel.engines.tables import write_xlsx

Data = dict[str, Any]
VALUE = COLUMNS.index("value")


def report_file(request: HttpRequest, report: Report, on: date) -> HttpResponse:
    """CSV and XLSX in the columns of the figures, JSON as it was signed."""
    content = known_content(report, on)
    name = f"{report.reference}-{report.number}"
    written = request.GET.get("format", "csv")
    if written == "json":
        text = json.dumps(content, ensure_ascii=False, indent=1)
        return attached(text.encode(), "application/json; charset=utf-8", f"{name}.json")
    if written == "xlsx":
        return attached(_xlsx(content), XLSX, f"{name}.xlsx")
    if written != "csv":
        raise Http404
    rows = ([safe_cell(str(cell)) for cell in row] for row in content_rows(content))
    return csv_response(name, COLUMNS, rows)


def table_codes(content: Data) -> list[str]:
    """The figures that the report shows, in its order."""
    return [
        code
        for section in content["sections"]
        for part in section["parts"]
        for code in part["figures"]
    ]


def content_rows(content: Data) -> Iterator[list[Any]]:
    """One row for each figure and one for each category, in the columns of the figures."""
    for code in table_codes(content):
        figure = content["figures"][code]
        yield _line(figure, "", "", "", figure["value"])
        for dimension, codes in figure["breakdowns"].items():
            names = figure["names"].get(dimension, {})
            for one, value in codes.items():
                yield _line(figure, dimension, one, in_language(names.get(one, one)), value)


def _line(figure: Data, dimension: str, code: str, name: str, value: Any) -> list[Any]:
    written = "" if value is None else "; ".join(value) if isinstance(value, list) else value
    return [
        *(figure["code"], name_of(figure), dimension, code, name, written, figure["unit"]),
        *(figure["n"], figure["N"], figure["source"], figure["version"]),
    ]


def _xlsx(content: Data) -> bytes:
    """Numbers as numbers; the second sheet holds the texts and what each figure means."""
    book = io.BytesIO()
    rows = ([*row[:VALUE], as_cell(row[VALUE]), *row[VALUE + 1 :]] for row in content_rows(content))
    notes = [*_texts(content), _("What the figures mean"), ""]
    versions = {
        (figure.code, figure.version): figure
        for one in catalogue().indicators
        for figure in one.figures
    }
    for code in table_codes(content):
        figure = versions.get((code, content["figures"][code]["version"]))
        if figure is not None:
            notes += definition_lines(figure, content["year"])
    sheet = str(content["year"])
    write_xlsx(book, COLUMNS, rows, sheet_name=sheet, widths=WIDTHS, notes=notes)
    return book.getvalue()


def _texts(content: Data) -> Iterator[str]:
    """The texts with their figures written in, in the language of the report."""
    for section in content["sections"]:
        for name in section["asked"]:
            text = section["texts"][name]
            if text.strip():
                kind = kind_of("decl" if name == "special_events" else "narr")
                yield f"{in_language(section['title'])} – {in_language(kind.field(name).labels)}"
                yield told(text, content["figures"], content["language"])
                yield ""
