"""Writing figures of a report's content: in a language, the same in a text as in a table.

In: the figures of a content (see docs/rules/report.md), a language. Out: numbers as people read
them, and texts with their references filled in.
"""

from collections.abc import Mapping
from typing import Any

from drempel.engines import wording
from drempel.engines.report.publishing import is_hidden
from drempel.engines.report.references import Reference, filled

Figures = Mapping[str, Mapping[str, Any]]
DASH, PERCENT, NO_BREAK = "–", "percent", "\u00a0"
SPACED = frozenset({"fr", "nl"})


def written(shown: str, unit: str, language: str) -> str:
    """A rounded value as it is printed: "1 234,5", "98,3 %"; a dash for none.

    What stands in the place of a hidden number is written as it is.
    """
    if not shown:
        return DASH
    if is_hidden(shown):
        return shown
    number = wording.decimal(shown, language)
    if unit != PERCENT:
        return number
    return f"{number}{NO_BREAK if language in SPACED else ''}%"


def quoted(figures: Figures, reference: Reference, language: str) -> str | None:
    """What a reference stands for; None when the content has no such figure or breakdown.

    A category in which nothing was recorded is zero.
    """
    figure = figures.get(reference.code)
    if figure is None:
        return None
    if isinstance(figure["value"], list):
        return "; ".join(figure["value"])
    if reference.is_before:
        shown = (figure["before"] or {}).get("shown", "")
    elif reference.dimension:
        if reference.dimension not in figure["shown_by"]:
            return None
        shown = figure["shown_by"][reference.dimension].get(reference.category, "0")
    else:
        shown = figure["shown"]
    return written(shown, figure["unit"], language)


def told(text: str, figures: Figures, language: str) -> str:
    """A text with its figures written in; what means no figure stays as typed."""
    return filled(text, lambda reference: quoted(figures, reference, language))
