"""One figure: what it means, what it came to, how much of it is known, and the records behind it."""

import ast
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.models import MODELS
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language, kind_label
from drempel.apps.activity.selectors.records import records_of
from drempel.apps.activity.shown import address_of, link_paths, title_of
from drempel.apps.kernel.asked import asked_page
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.kernel.templatetags.drempel import french
from drempel.apps.reports import words
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.pages.figures import report_year, shown_indicators, year_links
from drempel.apps.reports.selectors.figures import known_figures, rows_behind
from drempel.engines.indicators import Breakdown, Figure, Result, formulas
from drempel.engines.indicators.prepared import parse_rule
from drempel.engines.records import Kind, kind_of

PER_PAGE = 25
ADDED = frozenset({"count", "sum", "distinct"})


def asked_figure(code: str, room: Room, year: int) -> Figure:
    """The figure of an address in the version of a year; Http404 when it is not shown here."""
    for indicator in shown_indicators(room):
        for figure in indicator.in_year(year):
            if figure.code == code:
                return figure
    raise Http404


def figure_page(request: HttpRequest, room: Room, code: str, on: date) -> dict[str, Any]:
    year = report_year(request, on)
    figure = asked_figure(code, room, year)
    result = known_figures(room.association_id, year, on)[code]
    indicator = catalogue().indicator(figure.indicator)
    name = words.figure_name(figure)
    return {
        "title": name,
        "code": figure.code,
        "lede": french(in_language(indicator.labels).replace("'", "’")),
        "crumbs": [
            {"label": _("Figures"), "url": f"{reverse('figures')}?year={year}"},
            {"label": name},
        ],
        "years": year_links(on, year),
        "year": year,
        "stat": _stat(result),
        "facts": list(_facts(figure, year)),
        "expressions": list(_expressions(figure)),
        "splits": [
            _split(one, result, year) for one in figure.breakdowns if result.by.get(one.name)
        ],
        "texts": result.value if isinstance(result.value, list) else [],
        **_behind(request, room, figure, year, on),
    }


def _stat(result: Result) -> dict[str, str]:
    figure = result.figure
    interval = ""
    if result.low is not None and result.high is not None and result.low != result.high:
        interval = _("from %(low)s to %(high)s, depending on the answers that are not known") % {
            "low": words.with_unit(figure, result.low),
            "high": words.with_unit(figure, result.high),
        }
    is_list = isinstance(result.value, list)
    return {
        "value": "" if is_list else words.with_unit(figure, result.value),
        "interval": interval,
        "known": words.known_words(result),
        "source": words.source_name(result.source),
    }


def _facts(figure: Figure, year: int) -> Iterator[dict[str, Any]]:
    """The definition in words."""
    yield {"label": _("What is counted"), "text": words.unit_name(figure)}
    if figure.record:
        yield {"label": _("Records"), "text": kind_label(kind_of(figure.record.lower()), many=True)}
    yield {"label": _("Measure"), "text": str(words.MEASURES[figure.measure])}
    yield {"label": _("Which year"), "text": _year_words(figure)}
    yield {"label": _("Unknown values"), "text": str(words.MISSING[figure.nulls])}
    if figure.is_of_figures:
        names = {one.code: one for one in catalogue().figures(year)}
        said = [words.figure_name(names[code]) for code in formulas.parts_of(figure)]
        yield {"label": _("Reckoned from"), "text": " · ".join(said)}
    yield {"label": _("Version"), "text": _version(figure)}


def definition_lines(figure: Figure, year: int) -> list[str]:
    """The definition as lines of text, for a file that travels without the product."""
    said = [f"{fact['label']}: {fact['text']}" for fact in _facts(figure, year)]
    exact = [f"{one['label']}: {one['text']}" for one in _expressions(figure)]
    return [f"{figure.code} – {words.figure_name(figure)}", *said, *exact, ""]


def _version(figure: Figure) -> str:
    said = _("%(number)s, in force since %(day)s") % {
        "number": figure.version,
        "day": written_day(figure.since),
    }
    assumed = _("assumed: still to be agreed with the sector")
    return f"{said} – {assumed}" if figure.status == "assumed" else said


def _year_words(figure: Figure) -> str:
    rule = parse_rule(figure.year_rule)
    first = ast.unparse(rule.args[0]) if rule.args else ""
    label = first
    if figure.record and kind_of(figure.record.lower()).has(first):
        label = in_language(kind_of(figure.record.lower()).field(first).labels)
    return str(words.YEAR_RULES[ast.unparse(rule.func)]) % {"first": label}


def _expressions(figure: Figure) -> Iterator[dict[str, str]]:
    """The texts of the definition as the pack writes them, for whoever wants to know exactly."""
    named = (
        (_("Condition"), figure.filter),
        (_("Value"), figure.value),
        (_("Numerator"), figure.numerator),
        (_("Denominator"), figure.denominator),
        (_("Year"), figure.year_rule),
        (_("Counted once"), figure.once),
        (_("Coverage"), ", ".join(figure.coverage.fields)),
    )
    return ({"label": label, "text": text} for label, text in named if text)


def _split(split: Breakdown, result: Result, year: int) -> dict[str, Any]:
    """One breakdown as a table: category, value, and for what adds up its share."""
    figure = result.figure
    names = words.category_names(figure, split, year)
    codes = result.by[split.name]
    adds = figure.measure in ADDED and not split.is_many
    total = sum(value for value in codes.values()) if adds else None
    ordered = sorted(codes.items(), key=lambda item: (-_rank(item[1]), names[item[0]]))
    name = words.dimension_name(split.name)
    address = f"?year={year}&by={split.name}"
    return {
        "name": name,
        "caption": _("%(figure)s: %(dimension)s")
        % {"figure": words.figure_name(figure), "dimension": name},
        "is_many": split.is_many,
        "heads": [{"label": name}, {"label": words.unit_name(figure), "num": True}]
        + ([{"label": _("Share"), "num": True}] if total else []),
        "rows": [
            [
                {"text": names[code], "head": True, "url": f"{address}&code={code}#records"},
                {"text": words.number(figure, value), "num": True},
                *([{"ratio": words.share_of(value, total), "num": True}] if total else []),
            ]
            for code, value in ordered
        ],
    }


def _rank(value: Any) -> float:
    return float(value) if value is not None else -1.0


def _behind(
    request: HttpRequest, room: Room, figure: Figure, year: int, on: date
) -> dict[str, Any]:
    """Links to the records that the figure counts, 25 a page; only for its owner."""
    if figure.is_of_figures or figure.record.lower() not in MODELS:
        return {"has_records": False}
    kind = kind_of(figure.record.lower())
    only = _only(request, figure)
    found = rows_behind(figure, room.association_id, on, year, only)
    page = asked_page(request, len(found), PER_PAGE)
    uids = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    kept = f"?year={year}" + (f"&by={only[0]}&code={only[1]}" if only else "")
    return {
        "has_records": True,
        "kind_name": kind_label(kind, many=True),
        "total": len(found),
        "records": list(_links(kind, room, uids)),
        "only": _only_words(figure, only, year),
        "all_url": f"?year={year}#records",
        "newer": f"{kept}&page={page - 1}#records" if page > 1 else "",
        "older": f"{kept}&page={page + 1}#records" if page * PER_PAGE < len(found) else "",
    }


def _only(request: HttpRequest, figure: Figure) -> tuple[str, str] | None:
    by, code = request.GET.get("by", ""), request.GET.get("code", "")
    known = {one.name for one in figure.breakdowns}
    return (by, code) if by in known and code else None


def _only_words(figure: Figure, only: tuple[str, str] | None, year: int) -> str:
    if only is None:
        return ""
    split = next(one for one in figure.breakdowns if one.name == only[0])
    return words.category_names(figure, split, year)[only[1]]


def _links(kind: Kind, room: Room, uids: list[str]) -> Iterator[dict[str, Any]]:
    rows = records_of(kind, room.association_id).filter(uid__in=uids)
    rows = rows.select_related(*link_paths(kind, kind.shown.title))
    by_uid = {row.uid: row for row in rows}
    for uid in uids:
        if uid in by_uid:
            record = by_uid[uid]
            day = getattr(record, kind.day) if kind.day else None
            title = title_of(record, shows=room.shows)
            yield {"text": title, "url": address_of(record), "day": day}
