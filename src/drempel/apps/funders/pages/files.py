"""A filled template as a file: CSV, XLSX with what differs, and JSON as the command prints it."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from drempel.apps.funders.pages.asked import Asked
from drempel.apps.funders.selectors import Filled
from drempel.apps.funders.words import difference_words, given, said, step_words
from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.apps.kernel.templatetags.drempel import day
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.pages.files import XLSX, as_cell, attached
from drempel.engines.funders import FilledLine
from drempel.engines.indicators import formulas
from drempel.engines.indicators.showing import plain
from drempel.engines.tables import write_xlsx

COLUMNS = (
    *("line", "label", "category", "category_name", "value", "unit", "known", "units"),
    *("source", "typed", "regional_year", "regional", "differences"),
)
WIDTHS = (10, 50, 10, 40, 14, 14, 8, 8, 12, 8, 12, 14, 90)
VALUE, REGIONAL = COLUMNS.index("value"), COLUMNS.index("regional")


def as_data(filled: Filled, language: str) -> dict[str, Any]:
    """A filled template for programs: the shape of the command and of the JSON file."""
    template, period = filled.template, filled.period
    with override(language):
        return {
            "template": template.key,
            "version": template.version,
            "status": template.status,
            "funder": said(template.funder),
            "label": said(template.labels),
            "language": language,
            "period": {
                "key": period.key,
                "from": period.start.isoformat(),
                "to": period.end.isoformat(),
            },
            "regional_year": period.beside,
            "lines": [_line(filled, one) for one in filled.lines],
        }


def _line(filled: Filled, line: FilledLine) -> dict[str, Any]:
    data: dict[str, Any] = {
        "line": line.line.code,
        "label": said(line.line.labels),
        "figures": list(formulas.named(line.line.formula)) if line.line.formula else [],
        "value": given(line, line.value),
        "unit": line.unit,
        "n": line.known,
        "N": line.units,
        "source": line.source,
        "typed": line.is_typed,
        "categories": [
            {"code": group.code, "label": said(group.labels), "value": given(line, value)}
            for group, value in line.parts
        ],
        "regional": None if line.figure is None else plain(line.figure, line.regional),
        "steps": [
            {
                "kind": one.kind,
                "amount": _amount(line, one.amount),
                "label": step_words(filled, line, one),
            }
            for one in line.steps
        ],
        "differences": difference_words(filled, line),
    }
    if line.low is not None and line.high is not None:
        data["interval"] = [given(line, line.low), given(line, line.high)]
    return data


def _amount(line: FilledLine, amount: Any) -> Any:
    return amount if line.figure is None else plain(line.figure, amount)


def funder_file(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Http404 for a format that is not made."""
    write = _FORMATS.get(request.GET.get("format", "csv"))
    if write is None:
        raise Http404
    return write(asked, f"{asked.key}-{asked.filled.period.key}-{asked.language}")


def _csv(asked: Asked, name: str) -> HttpResponse:
    rows = [[safe_cell(_text(cell)) for cell in row] for row in _rows(asked)]
    return csv_response(name, COLUMNS, iter(rows))


def _json(asked: Asked, name: str) -> HttpResponse:
    text = json.dumps(as_data(asked.filled, asked.language), ensure_ascii=False)
    return attached(text.encode(), "application/json; charset=utf-8", f"{name}.json")


def _xlsx(asked: Asked, name: str) -> HttpResponse:
    """Numbers as numbers; the second sheet says where each line comes from and what differs."""
    book = io.BytesIO()
    write_xlsx(
        book,
        COLUMNS,
        (_numbers(row) for row in _rows(asked)),
        sheet_name=asked.filled.period.key,
        widths=WIDTHS,
        notes=_notes(asked),
    )
    return attached(book.getvalue(), XLSX, f"{name}.xlsx")


def _numbers(row: list[Any]) -> list[Any]:
    return [as_cell(cell) if at in {VALUE, REGIONAL} else cell for at, cell in enumerate(row)]


def _rows(asked: Asked) -> Iterator[list[Any]]:
    """One row for each line and one for each of its categories, from the shape for programs."""
    data = as_data(asked.filled, asked.language)
    for one in data["lines"]:
        yield [
            *(one["line"], one["label"], "", "", _cell(one["value"]), one["unit"]),
            *(one["n"], one["N"], one["source"], int(one["typed"])),
            *(data["regional_year"], _cell(one["regional"]), " ".join(one["differences"])),
        ]
        for part in one["categories"]:
            yield [
                *(one["line"], one["label"], part["code"], part["label"]),
                *(_cell(part["value"]), one["unit"], "", "", "", 0, "", "", ""),
            ]


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, list) else value


def _text(cell: Any) -> str:
    return str(cell)


def _notes(asked: Asked) -> list[str]:
    """The template, then each line with its definition."""
    template, period = asked.filled.template, asked.filled.period
    with override(asked.language):
        found = [
            said(template.funder),
            said(template.labels),
            _("from %(first)s to %(last)s") % {"first": day(period.start), "last": day(period.end)},
            _("Version %(number)s of the template") % {"number": template.version},
            *([_("The mapping is an assumption.")] if template.status == "assumed" else []),
            "",
        ]
        for line in asked.filled.lines:
            found += [f"{line.line.code}. {said(line.line.labels)}", *_origin(line)]
            found += [*difference_words(asked.filled, line), ""]
    return found


def _origin(line: FilledLine) -> Iterator[str]:
    """The figures of the catalogue behind a line, in words and by code."""
    for code in formulas.named(line.line.formula) if line.line.formula else ():
        indicator = catalogue().indicator(code.partition(".")[0])
        labels = next(one.labels for one in indicator.figures if one.code == code)
        yield f"{code}: {said(labels)}"


_FORMATS: Mapping[str, Callable[[Asked, str], HttpResponse]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
