"""The lines of a filled template as a table, in the language of the template.

On a screen what differs unfolds beside each line; on paper it stands in full below the table.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from drempel.apps.funders.pages.asked import Asked
from drempel.apps.funders.selectors import typeable
from drempel.apps.funders.words import (
    difference_summary,
    difference_words,
    known_words,
    number,
    regional_number,
    said,
    unit_words,
)
from drempel.apps.kernel.templatetags.drempel import day
from drempel.apps.reports.words import source_name
from drempel.engines.funders import FilledLine
from drempel.engines.indicators import formulas
from drempel.engines.indicators.parts import RECORDED

Table = Callable[[Asked], dict[str, Any]]
Row = list[dict[str, Any]]


def on_screen(linked: frozenset[str]) -> Table:
    """linked: codes of our figures that have a page of their own."""

    def table(asked: Asked) -> dict[str, Any]:
        typed = {one.line.code for one in typeable(asked.filled)}
        rows: list[Row] = []
        with override(asked.language):
            for line in asked.filled.lines:
                first, *others = _rows(asked, line)
                first[-1] |= _link(asked, line, linked)
                if line.line.code in typed:
                    first[0]["url"] = line_address(asked, line.line.code)
                rows += [[*first, _differs(asked, line)], *([*one, {"text": ""}] for one in others)]
            return _said(asked, rows) | {"heads": [*_heads(asked), {"label": _("What differs")}]}

    return table


def on_paper(asked: Asked) -> dict[str, Any]:
    """Nothing to press; what differs is a list of its own."""
    with override(asked.language):
        rows = [row for line in asked.filled.lines for row in _rows(asked, line)]
        notes = [
            {
                "code": line.line.code,
                "label": said(line.line.labels),
                "text": " ".join(difference_words(asked.filled, line)),
            }
            for line in asked.filled.lines
        ]
        return _said(asked, rows) | {
            "heads": _heads(asked),
            "notes": notes,
            "notes_title": _("What differs"),
        }


def _said(asked: Asked, rows: list[Row]) -> dict[str, Any]:
    template = asked.filled.template
    return {
        "caption": said(template.labels),
        "there": {"funder": said(template.funder), "period": period_words(asked)},
        "rows": rows,
    }


def period_words(asked: Asked) -> str:
    period = asked.filled.period
    return _("from %(first)s to %(last)s") % {"first": day(period.start), "last": day(period.end)}


def _heads(asked: Asked) -> Row:
    year = {"year": asked.filled.period.beside}
    return [
        {"label": _("Line")},
        {"label": _("Number"), "num": True},
        {"label": _("Counted in")},
        {"label": _("Our report of %(year)s") % year, "num": True},
    ]


def _rows(asked: Asked, line: FilledLine) -> Iterator[Row]:
    """The row of a line, then one for each category of the funder."""
    value = {"text": number(line, line.value), "num": True}
    if line.is_typed:
        value["note"] = _("typed by hand")
    yield [
        {"text": said(line.line.labels), "head": True, **_code(line.line.code)},
        value,
        {"text": unit_words(line, line.value), "note": " · ".join(_known(line))},
        {"text": regional_number(line), "num": True, **_code(" + ".join(_figures(line)))},
    ]
    for group, part in line.parts:
        yield [
            {"text": f"– {said(group.labels)}", **_code(f"{line.line.code} {group.code}")},
            {"text": number(line, part), "num": True},
            {"text": unit_words(line, part)},
            {"text": ""},
        ]


def _figures(line: FilledLine) -> list[str]:
    return list(formulas.named(line.line.formula)) if line.line.formula else []


def _link(asked: Asked, line: FilledLine, linked: frozenset[str]) -> dict[str, Any]:
    """From our own figure to its definition and the records behind it."""
    codes = _figures(line)
    if len(codes) != 1 or codes[0] not in linked or line.regional is None:
        return {}
    return {"url": f"{reverse('figure_detail', args=codes)}?year={asked.filled.period.beside}"}


def _code(code: str) -> dict[str, Any]:
    """A code, under the words: it is no word of any language."""
    return {"note": code, "note_name": True}


def _known(line: FilledLine) -> Iterator[str]:
    if known := known_words(line):
        yield known
    if line.source and line.source != RECORDED:
        yield source_name(line.source)


def _differs(asked: Asked, line: FilledLine) -> dict[str, Any]:
    """One sentence as it is; several unfold under what they come to."""
    sentences = difference_words(asked.filled, line)
    if len(sentences) == 1:
        return {"text": sentences[0]}
    summary = difference_summary(line) or _("%(count)s points") % {"count": len(sentences)}
    return {"summary": summary, "text": summary, "points": sentences}


def line_address(asked: Asked, code: str) -> str:
    return reverse("funder_line", args=[asked.key, code]) + asked.query()
