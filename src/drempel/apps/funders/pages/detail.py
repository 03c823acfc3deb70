"""One template filled for one period: its lines beside our own figures, and what differs."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from drempel.apps.funders.pages.asked import Asked
from drempel.apps.funders.pages.table import Table, period_words
from drempel.apps.funders.selectors import periods, versions
from drempel.apps.funders.words import change_words, said
from drempel.engines.funders import changes

LAST_PERIODS = 6


def detail_page(asked: Asked, on: date, table: Table) -> dict[str, Any]:
    """table: how the lines are shown, on a screen or on paper."""
    template, period = asked.filled.template, asked.filled.period
    title = said(template.labels)
    address = reverse("funder_detail", args=[asked.key])
    return {
        "title": title,
        "funder": said(template.funder),
        "period_words": period_words(asked),
        "is_running": period.end >= on,
        "crumbs": [
            {"label": _("Other funders"), "url": reverse("funder_list")},
            {"label": title},
        ],
        "periods": _periods(asked, on),
        "written_in": _languages(asked),
        "language": asked.language,
        "is_assumed": template.status == "assumed",
        "facts": _facts(asked),
        "history": list(_history(asked)),
        "addresses": {
            "page": address + asked.query(),
            "print": reverse("funder_print", args=[asked.key]) + asked.query(),
            **{kind: _file(asked, kind) for kind in ("csv", "xlsx", "json")},
        },
        **table(asked),
    }


def _file(asked: Asked, kind: str) -> str:
    return reverse("funder_file", args=[asked.key]) + asked.query(format=kind)


def _periods(asked: Asked, on: date) -> list[dict[str, Any]]:
    here = asked.filled.period
    found = periods(asked.key, on)[:LAST_PERIODS]
    return [
        {"label": one.key, "url": asked.query(period=one.key), "here": one == here} for one in found
    ]


def _languages(asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "label": get_language_info(code)["name_local"].capitalize(),
            "code": code,
            "url": asked.query(language=code),
            "here": code == asked.language,
        }
        for code in asked.filled.template.languages
    ]


def _facts(asked: Asked) -> list[dict[str, Any]]:
    template = asked.filled.template
    until = [{"label": _("Until"), "day": template.until}] if template.until else []
    return [
        {"label": _("Version"), "text": str(template.version)},
        {"label": _("In force from"), "day": template.since},
        *until,
        {"label": _("Where it comes from"), "text": said(template.source)},
    ]


def _history(asked: Asked) -> Iterator[dict[str, Any]]:
    """What changed from each version to the next, the newest first."""
    every = versions(asked.key)
    for older, newer in reversed(list(pairwise(every))):
        with override(asked.language):
            lines = [change_words(one) for one in changes(older, newer)]
        yield {"version": newer.version, "since": newer.since, "lines": lines}
