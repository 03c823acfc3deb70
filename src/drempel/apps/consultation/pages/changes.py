"""The public log of changes: versions of the catalogue and what was decided on proposals."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.consultation.selectors import decided_proposals
from drempel.apps.kernel.lists import PER_PAGE, csv_response, safe_cell
from drempel.apps.reports import words
from drempel.apps.reports.catalogue import catalogue
from drempel.engines.indicators import Figure

COLUMNS = ("from", "code", "version", "what", "title", "decision")
Data = dict[str, Any]


def log_of_changes() -> list[Data]:
    """Every change that is known, the newest first; the first catalogue is one line."""
    found = [*_later_versions(), *_decisions(), _beginning()]
    return sorted(found, key=lambda one: (one["from"], one["code"]), reverse=True)


def _later_versions() -> Iterator[Data]:
    for indicator in catalogue().indicators:
        for one in indicator.figures:
            if one.version > 1:
                yield _entry(one.since, one, _("New definition"))
            if one.until is not None and not _goes_on(one, indicator.figures):
                yield _entry(date(one.until.year + 1, 1, 1), one, _("No longer asked"))


def _goes_on(figure: Figure, figures: tuple[Figure, ...]) -> bool:
    return any(one.code == figure.code and one.version > figure.version for one in figures)


def _entry(since: date, figure: Figure, what: str) -> Data:
    return {
        "from": since,
        "code": figure.code,
        "version": figure.version,
        "what": what,
        "title": words.figure_name(figure),
        "decision": "",
        "url": reverse("indicator_detail", args=[figure.indicator]),
    }


def _beginning() -> Data:
    figures = [figure for one in catalogue().indicators for figure in one.figures]
    first = min(one.since for one in figures)
    return {
        "from": first,
        "code": "",
        "version": 1,
        "what": _("First catalogue"),
        "title": _("%(count)s indicators") % {"count": len(catalogue().indicators)},
        "decision": "",
        "url": reverse("indicator_list"),
    }


def _decisions() -> Iterator[Data]:
    language = get_language() or "en"
    for one in decided_proposals():
        yield {
            "from": one.retired_from_on or one.valid_from_on,
            "code": one.code,
            "version": "",
            "what": f"{one.get_act_display()} – {one.get_state_display()}",
            "title": one.title_in(language),
            "decision": one.reference,
            "url": "",
        }


def changes_answer(request: HttpRequest) -> HttpResponse:
    found = log_of_changes()
    text = request.GET.get("q", "").strip().casefold()
    found = [one for one in found if text in f"{one['code']} {one['title']}".casefold()]
    if request.GET.get("format") == "csv":
        rows = ([safe_cell(_plain(one[name])) for name in COLUMNS] for one in found)
        return csv_response("changes", COLUMNS, rows)
    if request.GET.get("format") == "json":
        data = [{name: _plain(one[name]) for name in COLUMNS} for one in found]
        return HttpResponse(
            json.dumps({"changes": data}, ensure_ascii=False), content_type="application/json"
        )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "consultation/indicator_changes.html", _page(page, text))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _page(page: Any, text: str) -> Data:
    return {
        "page": page,
        "q": text,
        "heads": [{"label": word} for word in (_("Counts from"), _("Title"), _("Code"), _("What"))],
        "rows": [
            [
                {"day": one["from"], "head": True},
                {"text": one["title"], "url": one["url"]},
                {"text": one["code"], "name": True},
                {"text": one["what"]},
            ]
            for one in page
        ],
    }
