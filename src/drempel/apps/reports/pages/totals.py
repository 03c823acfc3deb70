"""Typed totals: which figures take one, and the page that types it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.activity.scheme import book
from drempel.apps.reports import words
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.forms.writing import TotalForm
from drempel.apps.reports.models import Report, TypedTotal
from drempel.apps.reports.pages.tables import language
from drempel.apps.reports.pages.tasks import crumbs
from drempel.apps.reports.selectors.figures import reckoned_figures
from drempel.apps.reports.selectors.templates import report_sections
from drempel.apps.reports.selectors.totals import can_type, registered_kinds
from drempel.engines.indicators import Figure
from drempel.engines.indicators.definition import RATE
from drempel.engines.indicators.naming import list_of

FAULTS = {
    "kind": gettext_lazy("a middle value or a list needs each single value"),
    "negative": gettext_lazy("a number is zero or more"),
    "whole": gettext_lazy("this is counted in whole numbers"),
    "base": gettext_lazy("the number is at most what it is out of"),
    "source": gettext_lazy("declared, or estimated"),
    "categories": gettext_lazy("the categories together are the number"),
    "detail": gettext_lazy("records of this kind exist for the year: the figure comes from them"),
    "figure": gettext_lazy("a figure of the report"),
}


def typeable(report: Report) -> list[Figure]:
    """The figures of the report that a number may be typed for, in their order."""
    registered = registered_kinds(report.association_id, report.year)
    figures = {one.code: one for one in catalogue().figures(report.year)}
    codes = [
        code
        for section in report_sections(report)
        for part in section.parts
        for code in part.codes(catalogue(), report.year)
    ]
    return [figures[code] for code in codes if can_type(figures[code], registered)]


def totals_page(report: Report) -> dict[str, Any]:
    title = _("Totals typed by hand")
    kept = {one.code: one for one in _kept(report)}
    return {
        "title": title,
        "lede": _("Only for work that you do not record in detail. It is shown as typed by hand."),
        "report": report,
        "crumbs": crumbs(report, title),
        "heads": [
            {"label": _("Figure")},
            {"label": _("Typed"), "num": True},
            {"label": _("Source")},
        ],
        "rows": [_row(report, figure, kept.get(figure.code)) for figure in typeable(report)],
    }


def _row(report: Report, figure: Figure, kept: TypedTotal | None) -> list[dict[str, Any]]:
    url = reverse("report_total", args=[report.year, figure.code])
    typed = ""
    if kept is not None:
        typed = f"{kept.value} / {kept.base}" if kept.base else kept.value
    return [
        {"text": words.figure_name(figure), "url": url, "head": True},
        {"text": typed, "num": True},
        {"text": words.source_name(kept.source) if kept else ""},
    ]


def _kept(report: Report) -> Any:
    return TypedTotal.objects.filter(association_id=report.association_id, year=report.year)


def _figure_to_type(report: Report, code: str, kept: TypedTotal | None) -> Figure:
    for one in typeable(report):
        if one.code == code:
            return one
    for one in catalogue().figures(report.year):
        if kept is not None and one.code == code:
            return one
    raise Http404


@dataclass(frozen=True, slots=True)
class Total:
    """A figure for which a number is typed. by: the breakdown whose categories are typed too."""

    report: Report
    figure: Figure
    kept: TypedTotal | None
    by: str
    categories: dict[str, str]

    def make_form(self, **kwargs: Any) -> TotalForm:
        return TotalForm(
            rate=self.figure.measure == RATE,
            categories=self.categories,
            there=self.kept is not None,
            **kwargs,
        )

    def first_values(self) -> dict[str, Any]:
        kept = self.kept
        if kept is None:
            return {}
        names = ("value", "base", "source", "reason")
        found = {name: getattr(kept, name) for name in names}
        for codes in kept.categories.values():
            found |= {f"by_{code}": number for code, number in codes.items()}
        return found


def asked_total(request: HttpRequest, report: Report, code: str) -> Total:
    """Http404 for a figure that takes no typed number and has none."""
    kept = _kept(report).filter(code=code).first()
    figure = _figure_to_type(report, code, kept)
    by = _asked_split(request, figure, kept)
    return Total(report, figure, kept, by, categories(report, figure, by))


def total_page(total: Total, on: date) -> dict[str, Any]:
    report, figure = total.report, total.figure
    name = words.figure_name(figure)
    reckoned = reckoned_figures(report.association_id, report.year, on)[figure.code]
    return {
        "title": name,
        "report": report,
        "figure": figure,
        "unit": words.unit_name(figure),
        "reckoned": words.with_unit(figure, reckoned.value),
        "crumbs": [
            *crumbs(report, name)[:-1],
            {
                "label": _("Totals typed by hand"),
                "url": reverse("report_totals", args=[report.year]),
            },
            {"label": name},
        ],
        "splits": [
            {
                "label": words.dimension_name(one.name),
                "url": f"?by={one.name}",
                "here": one.name == total.by,
            }
            for one in figure.breakdowns
            if categories(report, figure, one.name)
        ],
    }


def _asked_split(request: HttpRequest, figure: Figure, kept: TypedTotal | None) -> str:
    """The breakdown whose categories are typed: of the address, else what was kept."""
    names = {one.name for one in figure.breakdowns}
    by = request.GET.get("by", "")
    if by:
        if by not in names:
            raise Http404
        return by
    return next(iter(kept.categories), "") if kept else ""


def categories(report: Report, figure: Figure, by: str) -> dict[str, str]:
    """Code to words of the list behind a breakdown; nothing where no list says all of them."""
    split = next((one for one in figure.breakdowns if one.name == by), None)
    if split is None or figure.measure == RATE:
        return {}
    figures = {one.code: one for one in catalogue().figures(report.year)}
    name = list_of(figure, split, figures, catalogue().rules.lists)
    try:
        entries = book().entries(name) if name else ()
    except KeyError:
        return {}
    return {one.code: book().label(name, one.code, language()) for one in entries}
