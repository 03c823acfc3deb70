"""The sector in figures: what was released, for anyone."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.lists import csv_response
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.pages.figures import FAMILIES
from drempel.apps.reports.pages.tables import name_of, value_of
from drempel.apps.reports.words import family_name
from drempel.apps.sector.models import SectorReport
from drempel.apps.sector.pages.files import COLUMNS, figure_lines
from drempel.apps.sector.pages.report import (
    group_name,
    lede,
    note_of,
    splits_of,
    why_words,
)
from drempel.apps.sector.selectors.reports import released

Data = dict[str, Any]


def asked_release(request: HttpRequest) -> SectorReport | None:
    return released(whole_number(request.GET.get("year", "")))


def public_answer(request: HttpRequest) -> HttpResponse:
    found = asked_release(request)
    if found is None:
        return render(request, "sector/public.html", {"found": None})
    written = request.GET.get("format", "")
    if written == "json":
        text = json.dumps({**found.public, "digest": found.digest}, ensure_ascii=False)
        return HttpResponse(text, content_type="application/json")
    if written == "csv":
        return csv_response(f"sector-{found.year}", COLUMNS, figure_lines(found.public))
    return render(request, "sector/public.html", _page(request, found))


def _page(request: HttpRequest, found: SectorReport) -> Data:
    part = request.GET.get("part", "") or FAMILIES[0]
    if part not in FAMILIES:
        raise Http404
    content = found.public
    figures = [one for one in content["figures"].values() if one["indicator"].startswith(part)]
    return {
        "found": found,
        "content": content,
        "lede": lede(content),
        "released": _("Made public on %(day)s; a published table never changes.")
        % {"day": written_day(found.released_on)},
        "families": [
            {"label": family_name(one), "url": f"?part={one}", "here": one == part}
            for one in FAMILIES
        ],
        "family": family_name(part),
        "heads": [{"label": _("Figure")}, {"label": str(found.year), "num": True}],
        "rows": [_row(one) for one in sorted(figures, key=lambda one: one["code"])],
    }


def _row(figure: Data) -> list[Data]:
    url = reverse("sector_public_figure", args=[figure["code"]])
    value = why_words(figure["why"]) if figure["why"] else value_of(figure)
    return [
        {"text": name_of(figure), "url": url, "head": True, "note": note_of(figure)},
        {"text": value, "num": True},
    ]


def figure_page(request: HttpRequest, code: str) -> Data:
    found = asked_release(request)
    if found is None or code not in found.public["figures"]:
        raise Http404
    figure = found.public["figures"][code]
    name = name_of(figure)
    return {
        "title": name,
        "code": code,
        "year": found.year,
        "indicator_url": reverse("indicator_detail", args=[figure["indicator"]]),
        "value": why_words(figure["why"]) if figure["why"] else value_of(figure),
        "note": note_of(figure),
        "crumbs": [
            {"label": _("The sector in figures"), "url": reverse("sector_public")},
            {"label": name},
        ],
        "group_heads": [{"label": _("Kind of work")}, {"label": _("Number"), "num": True}],
        "groups": [
            [{"text": group_name(one), "head": True}, {"text": str(value), "num": True}]
            for one, value in figure["groups"].items()
        ],
        "splits": list(splits_of(figure, figure["hidden"])),
        "limits": found.public["limits"],
        "has_hidden": bool(figure["hidden"]),
    }
