"""The list page: filtered by its address, 25 a page, and exported exactly as filtered."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from drempel.engines.tables import unsafe_guard

PER_PAGE = 25
FILTERS_ID = "filters"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its words, what a page shows (``cell``) and what an export holds (``text``).

    cell: row -> dict for ``kernel/parts/table.html`` ({"text", "url", "tag", "num", …}).
    order: the field to sort on, or empty.
    """

    key: str
    label: Any
    cell: Callable[[Any], dict[str, Any]]
    text: Callable[[Any], str]
    order: str = ""
    num: bool = False


class _Echo:
    def write(self, value: str) -> str:
        return value


def safe_cell(text: str) -> str:
    """For exports people open in a spreadsheet: a text never becomes a formula."""
    return unsafe_guard(text)


def csv_response(name: str, header: Sequence[str], rows: Iterator[Sequence[str]]) -> HttpResponse:
    """Stream rows as UTF-8 CSV without byte order mark."""
    writer = csv.writer(_Echo(), lineterminator="\n")

    def lines() -> Iterator[str]:
        yield writer.writerow(header)
        for row in rows:
            yield writer.writerow(row)

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _ordered(queryset: QuerySet, columns: Sequence[Column], wanted: str) -> QuerySet:
    for column in columns:
        if column.order and wanted.lstrip("-") == column.key:
            sign = "-" if wanted.startswith("-") else ""
            return queryset.order_by(f"{sign}{column.order}", "pk")
    return queryset


def _heads(request: HttpRequest, columns: Sequence[Column], wanted: str) -> list[dict[str, Any]]:
    heads = []
    for column in columns:
        query = request.GET.copy()
        query.pop("page", None)
        down = wanted == column.key
        query["sort"] = f"-{column.key}" if down else column.key
        direction = {column.key: "ascending", f"-{column.key}": "descending"}.get(wanted, "")
        heads.append(
            {
                "label": column.label,
                "num": column.num,
                "url": f"?{query.urlencode()}" if column.order else "",
                "sorted": direction,
            }
        )
    return heads


def list_page(  # noqa: PLR0913 - a list is its rows, columns, filter and words
    request: HttpRequest,
    queryset: QuerySet,
    columns: Sequence[Column],
    *,
    template: str,
    name: str,
    filters: Any = None,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Render one page of rows, or all of them as CSV with ``?format=csv``."""
    wanted = request.GET.get("sort", "")
    queryset = _ordered(queryset, columns, wanted)
    if request.GET.get("format") == "csv":
        rows = ([safe_cell(c.text(row)) for c in columns] for row in queryset.iterator(500))
        return csv_response(name, [c.key for c in columns], rows)
    page = Paginator(queryset, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "heads": _heads(request, columns, wanted),
        "rows": [[_cell(column, row) for column in columns] for row in page],
        "page": page,
        "filters": filters,
        "page_form_id": FILTERS_ID if filters else "",
        "export_url": f"?{_query(request, format='csv')}",
    }
    return render(request, template, shown | (context or {}))


def _cell(column: Column, row: Any) -> dict[str, Any]:
    return {"num": column.num} | column.cell(row)


def _query(request: HttpRequest, **changes: Any) -> str:
    kept = {k: v for k, v in request.GET.items() if v and k not in {"page", *changes}}
    return urlencode(kept | changes)
