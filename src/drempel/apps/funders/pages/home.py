"""The templates of the funders, each with how far it is filled for its last period."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.scheme import in_language
from drempel.apps.funders.selectors import known_filled, templates, usual_period
from drempel.apps.funders.words import said
from drempel.apps.kernel.asked import asked_page
from drempel.engines.funders import Template

PER_PAGE = 25


def list_page(request: HttpRequest, on: date) -> dict[str, Any]:
    person: Any = request.user
    every = sorted(templates(), key=lambda one: in_language(one.funder))
    page = asked_page(request, len(every), PER_PAGE)
    shown = every[(page - 1) * PER_PAGE : page * PER_PAGE]
    return {
        "title": _("Reports for other funders"),
        "lede": _("What you recorded once, in the template of each funder."),
        "crumbs": [
            {"label": _("Figures"), "url": reverse("figures")},
            {"label": _("Other funders")},
        ],
        "heads": [
            {"label": _("Funder")},
            {"label": _("Template")},
            {"label": _("Last period")},
            {"label": _("Filled")},
        ],
        "rows": list(_rows(shown, person.association_id, on)),
        "newer": f"?page={page - 1}" if page > 1 else "",
        "older": f"?page={page + 1}" if page * PER_PAGE < len(every) else "",
    }


def _rows(shown: list[Template], association_id: int, on: date) -> Iterator[list[dict[str, Any]]]:
    for one in shown:
        period = usual_period(one.key, on)
        address = reverse("funder_detail", args=[one.key])
        cells = [
            {"text": said(one.funder), "url": address, "head": True},
            {"text": said(one.labels)},
            {"text": period.key if period else ""},
        ]
        if period is not None:
            filled = known_filled(association_id, one.key, period, on)
            cells.append(_state([line.is_missing for line in filled.lines]))
        yield cells


def _state(missing: list[bool]) -> dict[str, Any]:
    """How many lines hold a number, as a status."""
    empty = sum(missing)
    if not empty:
        return {"text": _("All %(count)s lines") % {"count": len(missing)}, "kind": "done"}
    return {
        "text": ngettext(
            "%(number)s line of %(count)s to fill in",
            "%(number)s lines of %(count)s to fill in",
            empty,
        )
        % {"number": empty, "count": len(missing)},
        "kind": "wait",
    }
