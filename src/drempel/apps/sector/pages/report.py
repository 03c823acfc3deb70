"""The administration's pages: a year, one figure, and what the public does not see."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.asked import asked_year
from drempel.apps.kernel.lists import PER_PAGE
from drempel.apps.kernel.roles import HEAD_OF_UNIT
from drempel.apps.kernel.scheme import code_label
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.pages.figures import FAMILIES, FIRST_YEAR
from drempel.apps.reports.pages.tables import language, name_of, value_of
from drempel.apps.reports.words import family_name
from drempel.apps.sector.models import SectorReport
from drempel.apps.sector.selectors.reports import latest, years
from drempel.apps.sector.states import COMPUTED, SECTOR_STATES
from drempel.engines.report import written

Data = dict[str, Any]
GROUPS = "peer_group"
STATUS = {
    "primary": gettext_lazy("small number"),
    "complementary": gettext_lazy("protects a small number"),
}
WHY = {
    "small": gettext_lazy("The total itself is small."),
    "few_units": gettext_lazy("Too few units for a share or a middle value."),
    "no_categories": gettext_lazy("A list of texts is not published."),
}


def asked_report(request: HttpRequest, on: date) -> tuple[int, SectorReport | None]:
    usual = next(iter(years()), on.year - 1)
    year = asked_year(request, first=FIRST_YEAR, last=on.year, usual=usual)
    return year, latest(year)


def report_page(request: HttpRequest, person: Any, on: date) -> Data:
    year, found = asked_report(request, on)
    part = request.GET.get("part", "") or FAMILIES[0]
    if part not in FAMILIES:
        raise Http404
    page: Data = {
        "title": _("The sector in %(year)s") % {"year": year},
        "year": year,
        "found": found,
        "years": [
            {"label": str(one), "url": f"?year={one}", "here": one == year}
            for one in sorted({year, on.year - 1, *years()}, reverse=True)
        ],
    }
    if found is None:
        return page
    content = found.content
    return page | {
        "state": str(dict(SECTOR_STATES)[found.state]),
        "lede": lede(content),
        "families": [
            {
                "label": family_name(one),
                "url": f"?year={year}&part={one}",
                "here": one == part,
            }
            for one in FAMILIES
        ],
        "family": family_name(part),
        "kinds": [{"label": one, "text": group_name(one)} for one in content["groups"]],
        "heads": _heads(content),
        "rows": [_row(one, content, year) for one in _in_family(content, part)],
        "may_release": found.state == COMPUTED
        and person.has_role(HEAD_OF_UNIT)
        and found.computed_by_id != person.pk,
        "export_url": f"{reverse('sector_file')}?year={year}",
    }


def lede(content: Data) -> str:
    return _(
        "%(bodies)s associations; accepted reports: %(accepted)s; figures as they stood on %(day)s."
    ) % {
        "bodies": content["associations"],
        "accepted": content["reports"]["accepted"],
        "day": written_day(date.fromisoformat(content["computed_on"])),
    }


def _in_family(content: Data, part: str) -> Iterator[Data]:
    for indicator in catalogue().indicators:
        if indicator.axis != part:
            continue
        for figure in indicator.in_year(content["year"]):
            if figure.code in content["figures"]:
                yield content["figures"][figure.code]


def group_name(code: str) -> str:
    return code_label(GROUPS, code, language()) or code


def _heads(content: Data) -> list[Data]:
    groups = [{"label": one, "num": True} for one in content["groups"]]
    return [{"label": _("Figure")}, {"label": _("Whole sector"), "num": True}, *groups]


def _row(figure: Data, content: Data, year: int) -> list[Data]:
    url = f"{reverse('sector_figure', args=[figure['code']])}?year={year}"
    return [
        {"text": name_of(figure), "url": url, "head": True, "note": note_of(figure)},
        {"text": value_of(figure), "num": True},
        *(
            {"text": _plain(figure["groups"].get(one), figure["unit"]), "num": True}
            for one in content["groups"]
        ),
    ]


def note_of(figure: Data) -> str:
    """The unit, and that a household may be counted twice."""
    unit = "%" if figure["unit"] == "percent" else in_language(figure["unit_label"])
    return f"{unit} · {_('double counts possible')}" if figure["is_double"] else unit


def _plain(value: Any, unit: str) -> str:
    """A value for programs, as people read it: at most one decimal."""
    if value is None or isinstance(value, list):
        return "–"
    number = Decimal(str(value))
    rounded = number.quantize(Decimal("0.1")) if number != number.to_integral() else number
    return written(f"{rounded:f}".removesuffix(".0"), unit, language())


def figure_page(request: HttpRequest, code: str, on: date) -> Data:
    year, found = asked_report(request, on)
    if found is None or code not in found.content["figures"]:
        raise Http404
    content = found.content
    figure = content["figures"][code]
    name = name_of(figure)
    return {
        "title": name,
        "code": code,
        "figure": value_of(figure),
        "note": note_of(figure),
        "crumbs": [
            {
                "label": _("The sector in %(year)s") % {"year": year},
                "url": f"{reverse('sector_report')}?year={year}",
            },
            {"label": name},
        ],
        "groups": [
            [
                {"text": group_name(one), "head": True},
                {"text": _plain(figure["groups"].get(one), figure["unit"]), "num": True},
            ]
            for one in content["groups"]
        ],
        "group_heads": [{"label": _("Kind of work")}, {"label": _("Number"), "num": True}],
        "splits": list(splits_of(figure)),
    }


def splits_of(figure: Data, hidden: dict[str, list[str]] | None = None) -> Iterator[Data]:
    """Each breakdown as a table; hidden cells say that they are."""
    names = figure.get("names", {})
    for name, codes in figure["breakdowns"].items():
        unseen = (hidden or {}).get(name, [])
        if not codes and not unseen:
            continue
        labels = names.get(name, {})
        dimension = (
            in_language(figure["dimensions"][name])
            if name in figure.get("dimensions", {})
            else name
        )
        rows = sorted(codes.items(), key=lambda pair: (-Decimal(str(pair[1] or 0)), pair[0]))
        yield {
            "name": dimension,
            "heads": [{"label": dimension}, {"label": _("Number"), "num": True}],
            "rows": [
                *(
                    [
                        {"text": in_language(labels[one]) if one in labels else one, "head": True},
                        {"text": _plain(value, figure["unit"]), "num": True},
                    ]
                    for one, value in rows
                ),
                *(
                    [
                        {"text": in_language(labels[one]) if one in labels else one, "head": True},
                        {"text": _("hidden"), "num": True},
                    ]
                    for one in unseen
                ),
            ],
        }


def log_page(request: HttpRequest, on: date) -> Data:
    """Every hidden cell of what is or would be public."""
    year, found = asked_report(request, on)
    if found is None:
        raise Http404
    rows = list(_hidden_rows(found.content))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "title": _("What the public does not see"),
        "crumbs": [
            {
                "label": _("The sector in %(year)s") % {"year": year},
                "url": f"{reverse('sector_report')}?year={year}",
            },
            {"label": _("What the public does not see")},
        ],
        "count": len(rows),
        "heads": [
            {"label": _("Figure")},
            {"label": _("Category")},
            {"label": _("A reader finds"), "num": True},
            {"label": _("Why")},
        ],
        "page": page,
        "rows": list(page),
    }


def _hidden_rows(content: Data) -> Iterator[list[Data]]:
    for code, entry in content["log"]["figures"].items():
        name = {"text": name_of(content["figures"][code]), "head": True}
        if entry["why"]:
            yield [name, {"text": ""}, {"text": ""}, {"text": why_words(entry["why"])}]
            continue
        for dimension, codes in entry["hidden"].items():
            for one, status in codes.items():
                low, high = entry["audit"][dimension][one]
                found = f"{low} – {high}" if high is not None else f"{low} – …"
                yield [
                    name,
                    {"text": f"{dimension}: {one}", "name": True},
                    {"text": found, "num": True},
                    {"text": str(STATUS[status])},
                ]


def why_words(key: str) -> str:
    return str(WHY[key])
