"""The numbers of the daily work for the administration, on a page and as CSV."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from drempel.apps.kernel.lists import FILTERS_ID, safe_cell
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.apps.privacy.selectors.totals import MEASURES, TotalRow, Totals

LABELS: dict[str, str | Promise] = {
    "contacts": gettext_lazy("Contacts"),
    "households": gettext_lazy("Households with an open pathway"),
    "stays": gettext_lazy("Stays"),
    "sessions": gettext_lazy("Collective sessions"),
}
CSV_HEADER = (
    "year",
    "enterprise_number",
    "association",
    "axis",
    *(name for measure in MEASURES for name in (measure, f"{measure}_status")),
)


def axis_words() -> list[str]:
    """“A1 – First-line social guidance”, for each axis of the scheme."""
    scheme, language = active_scheme(), get_language() or "en"
    return [f"{axis.code} – {scheme.text(axis.labels, language)}" for axis in scheme.axes]


def totals_page(totals: Totals, filters: Any, threshold: int) -> dict[str, Any]:
    hidden = any(count is None for row in totals.rows for count in row.counts.values())
    return {
        "heads": [
            {"label": _("Association")},
            {"label": _("Axis")},
            *({"label": LABELS[name], "num": True} for name in MEASURES),
        ],
        "rows": [_cells(row) for row in totals.rows],
        "foot": [
            {"text": _("Total"), "head": True},
            {"text": ""},
            *(_count(totals.total[name]) for name in MEASURES),
        ],
        "year": totals.year,
        "axes": axis_words(),
        "threshold": threshold,
        "largest": threshold - 1,
        "hidden": hidden,
        "filters": filters,
        "page_form_id": FILTERS_ID,
        "export_url": f"?year={totals.year}&format=csv",
    }


def _cells(row: TotalRow) -> list[dict[str, Any]]:
    language = get_language() or "en"
    name = row.association.name_in("nl" if language == "nl" else "fr")
    return [
        {"text": name, "name": True, "head": True},
        {"text": row.axis},
        *(_count(row.counts[name]) for name in MEASURES),
    ]


def _count(count: int | None) -> dict[str, Any]:
    # One word for both: which one was small must not show.
    if count is None:
        return {"text": _("hidden"), "num": True}
    return {"text": whole(count), "num": True}


def csv_rows(totals: Totals) -> Iterator[list[str]]:
    """Inner cells, then the line with the totals; a hidden count is empty."""
    for row in totals.rows:
        who = [row.association.enterprise_number, safe_cell(row.association.name), row.axis]
        yield [str(totals.year), *who, *_written(row.counts)]
    yield [str(totals.year), "*", "*", "*", *_written(totals.total)]


def _written(counts: Any) -> Iterator[str]:
    for name in MEASURES:
        yield from ("", "hidden") if counts[name] is None else (str(counts[name]), "shown")
