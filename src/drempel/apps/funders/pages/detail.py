"""One template filled for one period: its lines beside our own figures, and what differs."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from drempel.apps.funders.pages.asked import Asked
from drempel.apps.funders.selectors import periods, typeable, versions
from drempel.apps.funders.words import (
    change_words,
    difference_words,
    known_words,
    number,
    regional_number,
    said,
    unit_words,
)
from drempel.apps.kernel.templatetags.drempel import day
from drempel.apps.reports.words import source_name
from drempel.engines.funders import FilledLine, changes
from drempel.engines.indicators.parts import RECORDED

LAST_PERIODS = 6


def detail_page(asked: Asked, on: date, *, opened: bool = False) -> dict[str, Any]:
    """opened: every difference in full, as a print needs it."""
    template, period = asked.filled.template, asked.filled.period
    title = said(template.labels)
    address = reverse("funder_detail", args=[asked.key])
    return {
        "title": title,
        "funder": said(template.funder),
        "period_words": _period_words(asked),
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
        **_table(asked, opened=opened),
    }


def _period_words(asked: Asked) -> str:
    period = asked.filled.period
    return _("from %(first)s to %(last)s") % {"first": day(period.start), "last": day(period.end)}


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


def _table(asked: Asked, *, opened: bool) -> dict[str, Any]:
    """Everything in the language of the template."""
    typed = {one.line.code for one in typeable(asked.filled)}
    with override(asked.language):
        return {
            "caption": said(asked.filled.template.labels),
            "there": {"funder": said(asked.filled.template.funder), "period": _period_words(asked)},
            "heads": [
                {"label": _("Line")},
                {"label": _("Number"), "num": True},
                {"label": _("Counted in")},
                {
                    "label": _("Our report of %(year)s") % {"year": asked.filled.period.beside},
                    "num": True,
                },
                {"label": _("What differs")},
            ],
            "rows": [
                row
                for line in asked.filled.lines
                for row in _rows(asked, line, line.line.code in typed, opened)
            ],
        }


def _rows(
    asked: Asked, line: FilledLine, can_type: bool, opened: bool
) -> Iterator[list[dict[str, Any]]]:
    """The row of a line, then one for each category of the funder."""
    name = {"text": said(line.line.labels), "head": True, **_code(line.line.code)}
    value = {"text": number(line, line.value), "num": True}
    if can_type and not opened:
        name["url"] = line_address(asked, line.line.code)
    if line.is_typed:
        value["note"] = _("typed by hand")
    yield [
        name,
        value,
        {"text": unit_words(line, line.value), "note": " · ".join(_said_of(line))},
        {"text": regional_number(line), "num": True},
        _differs(difference_words(asked.filled, line), opened),
    ]
    for group, part in line.parts:
        yield [
            {"text": f"– {said(group.labels)}", **_code(f"{line.line.code} {group.code}")},
            {"text": number(line, part), "num": True},
            {"text": unit_words(line, part)},
            {"text": ""},
            {"text": ""},
        ]


def _code(code: str) -> dict[str, Any]:
    """The funder's own code, under the words: it is no word of any language."""
    return {"note": code, "note_name": True}


def _said_of(line: FilledLine) -> Iterator[str]:
    if known := known_words(line):
        yield known
    if line.source and line.source != RECORDED:
        yield source_name(line.source)


def _differs(sentences: list[str], opened: bool) -> dict[str, Any]:
    if opened or len(sentences) == 1:
        return {"text": " ".join(sentences)}
    summary = _("%(count)s points") % {"count": len(sentences)}
    return {"summary": summary, "text": summary, "points": sentences}


def line_address(asked: Asked, code: str) -> str:
    return reverse("funder_line", args=[asked.key, code]) + asked.query()


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
