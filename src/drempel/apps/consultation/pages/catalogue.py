"""The catalogue as anyone reads it: each indicator with its meaning, versions and proposals."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.consultation.selectors import proposals_on
from drempel.apps.consultation.words import proposal_tag
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import PER_PAGE, csv_response, safe_cell
from drempel.apps.kernel.templatetags.drempel import french
from drempel.apps.reports import words
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.pages.figure import definition_lines
from drempel.apps.reports.pages.figures import FAMILIES
from drempel.engines.indicators import Indicator

COLUMNS = ("code", "tier", "fr", "nl", "en", "unit", "breakdowns", "version")
Data = dict[str, Any]


def name_of(indicator: Indicator) -> str:
    return french(in_language(indicator.labels).replace("'", "’"))


def list_answer(request: HttpRequest) -> HttpResponse:
    """A page of 25, or all of them as CSV; narrowed by family and by words."""
    found = [one for one in catalogue().indicators if _fits(one, request)]
    if request.GET.get("format") == "csv":
        rows = ([safe_cell(cell) for cell in _line(one)] for one in found)
        return csv_response("indicators", COLUMNS, rows)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "consultation/indicator_list.html",
        {
            "page": page,
            "families": [
                {
                    "label": words.family_name(one),
                    "url": f"?family={one}",
                    "here": request.GET.get("family") == one,
                }
                for one in FAMILIES
            ],
            "q": request.GET.get("q", ""),
            "heads": [{"label": _("Indicator")}, {"label": _("Code")}, {"label": _("Counted in")}],
            "rows": [_row(one) for one in page],
            "export_url": f"?format=csv&family={request.GET.get('family', '')}",
        },
    )


def _fits(indicator: Indicator, request: HttpRequest) -> bool:
    family, text = request.GET.get("family", ""), request.GET.get("q", "").strip().casefold()
    if family and indicator.axis != family:
        return False
    said = " ".join((indicator.code, *indicator.labels.values())).casefold()
    return text in said


def _row(indicator: Indicator) -> list[Data]:
    figures = list(indicator.in_year(today().year))
    units = dict.fromkeys(
        "%" if one.unit == words.PERCENT else words.unit_name(one) for one in figures
    )
    url = reverse("indicator_detail", args=[indicator.code])
    return [
        {"text": name_of(indicator), "url": url, "head": True},
        {"text": indicator.code, "name": True},
        {"text": ", ".join(units)},
    ]


def _line(indicator: Indicator) -> list[str]:
    figures = list(indicator.in_year(today().year))
    splits = dict.fromkeys(split.name for one in figures for split in one.breakdowns)
    return [
        *(indicator.code, indicator.tier),
        *(indicator.labels.get(lang, "") for lang in ("fr", "nl", "en")),
        *(indicator.unit, "; ".join(splits)),
        str(max((one.version for one in figures), default=0)),
    ]


def indicator_of(code: str) -> Indicator:
    try:
        return catalogue().indicator(code)
    except KeyError:
        raise Http404 from None


def detail_page(code: str) -> Data:
    indicator = indicator_of(code)
    year = today().year
    return {
        "title": name_of(indicator),
        "indicator": indicator,
        "crumbs": [
            {"label": _("Indicators"), "url": reverse("indicator_list")},
            {"label": indicator.code, "name": True},
        ],
        "figures": [
            {"name": words.figure_name(one), "lines": definition_lines(one, year)}
            for one in indicator.in_year(year)
        ],
        "versions": list(_versions(indicator)),
        "proposals": [
            {
                "title": one.title_in(words.get_language() or "en"),
                "tag": proposal_tag(one.state),
                "reference": one.reference,
                "act": one.get_act_display(),
                "on": one.proposed_on,
            }
            for one in proposals_on(code)
        ],
    }


def _versions(indicator: Indicator) -> Iterator[Data]:
    """Each version of each figure, the newest first."""
    found = sorted(indicator.figures, key=lambda one: (one.since, one.code), reverse=True)
    for one in found:
        yield {
            "name": words.figure_name(one),
            "version": one.version,
            "since": one.since,
            "until": one.until,
            "is_assumed": one.status != "confirmed",
        }
