"""The figures of a year, family by family, each beside that of the year before."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.room import Room
from drempel.apps.kernel.asked import asked_year
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.selectors.figures import known_figures
from drempel.apps.reports.words import (
    PERCENT,
    family_name,
    figure_name,
    known_words,
    number,
    source_name,
    unit_name,
)
from drempel.engines.indicators import Indicator, Result
from drempel.engines.indicators.parts import RECORDED

FIRST_YEAR = 2020
AXES = frozenset({"A1", "A2", "A3"})
FAMILIES = ("AX", "A1", "A2", "A3", "AC", "AM", "AQ")
Results = Mapping[str, Result]


def report_year(request: HttpRequest, on: date) -> int:
    """The year of the address, or that of the day; one to come is not found."""
    return asked_year(request, first=FIRST_YEAR, last=on.year, usual=on.year)


def practised(lines: tuple[str, ...]) -> frozenset[str]:
    """The axes of some service lines."""
    axis = {one.code: one.parents[0] for one in active_scheme().service_lines}
    return frozenset(axis[line] for line in lines if line in axis)


def shown_indicators(room: Room) -> Iterator[Indicator]:
    """Those of every association, and of the axes that this one practises."""
    axes = practised(room.lines)
    return (one for one in catalogue().indicators if one.axis not in AXES or one.axis in axes)


def figures_page(request: HttpRequest, room: Room, on: date) -> dict[str, Any]:
    year, part = report_year(request, on), _part(request, room)
    now = known_figures(room.association_id, year, on)
    before = known_figures(room.association_id, year - 1, on) if year > FIRST_YEAR else {}
    return {
        "title": _("Figures of %(year)s") % {"year": year},
        "lede": _lede(year, on),
        "crumbs": [{"label": _("My day"), "url": reverse("my_day")}, {"label": _("Figures")}],
        "years": year_links(on, year, f"&part={part}"),
        "parts": _parts(room, year, part),
        "family": family_name(part),
        "heads": _heads(year),
        "rows": list(_rows(room, year, part, now, before)),
        "export_url": f"{reverse('figures_file')}?year={year}",
    }


def _lede(year: int, on: date) -> str:
    if year < on.year:
        return _("Reckoned from your records of the whole year.")
    return _("Reckoned from your records up to %(day)s.") % {"day": written_day(on)}


def _part(request: HttpRequest, room: Room) -> str:
    """The family of the address, or the first one; one that is not practised is not found."""
    written = request.GET.get("part", "") or FAMILIES[0]
    if written not in {one.axis for one in shown_indicators(room)}:
        raise Http404
    return written


def _parts(room: Room, year: int, part: str) -> list[dict[str, Any]]:
    there = {one.axis for one in shown_indicators(room)}
    return [
        {"label": family_name(one), "url": f"?year={year}&part={one}", "here": one == part}
        for one in FAMILIES
        if one in there
    ]


def year_links(on: date, year: int, kept: str = "") -> list[dict[str, Any]]:
    """The last five years, the newest first. kept: the rest of the address."""
    years = range(on.year, max(on.year - 5, FIRST_YEAR - 1), -1)
    return [{"label": str(one), "url": f"?year={one}{kept}", "here": one == year} for one in years]


def _heads(year: int) -> list[dict[str, Any]]:
    return [
        {"label": _("Figure")},
        {"label": str(year), "num": True},
        {"label": str(year - 1), "num": True},
        {"label": _("Counted in")},
        {"label": _("Known")},
    ]


def _rows(
    room: Room, year: int, part: str, now: Results, before: Results
) -> Iterator[list[dict[str, Any]]]:
    for indicator in shown_indicators(room):
        if indicator.axis == part:
            for figure in indicator.in_year(year):
                yield _row(now[figure.code], before.get(figure.code), year)


def _row(result: Result, before: Result | None, year: int) -> list[dict[str, Any]]:
    figure = result.figure
    address = f"{reverse('figure_detail', args=[figure.code])}?year={year}"
    said = [known_words(result), "" if result.source == RECORDED else source_name(result.source)]
    return [
        {"text": figure_name(figure), "url": address, "head": True},
        {"text": _value(result), "num": True},
        {"text": _value(before) if before is not None else "", "num": True},
        {"text": "%" if figure.unit == PERCENT else unit_name(figure)},
        {"text": " · ".join(filter(None, said))},
    ]


def _value(result: Result) -> str:
    if isinstance(result.value, list):
        return str(len(result.value))
    return number(result.figure, result.value)
