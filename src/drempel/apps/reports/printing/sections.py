"""The sections of the print: texts with their figures, tables, drawings. Only what says something.

In: a content. Out: plain data for the template, in the order of the content.
"""

from collections.abc import Iterator
from typing import Any

from drempel.apps.reports.printing.charts import chart, rates
from drempel.apps.reports.printing.rows import figure_row, key_figure, says_nothing
from drempel.apps.reports.printing.telling import Data, Teller
from drempel.engines import wording
from drempel.engines.report import Printing, told
from drempel.engines.report.template import TEXTS

YEAR, PORTRAIT = "year", "portrait"
Part = dict[str, Any]


def year_part(content: Data, teller: Teller) -> Part:
    """The first page: the text on the whole year, and the key figures."""
    first = next((one for one in content["sections"] if one["key"] == YEAR), None)
    figures = content["figures"]
    return {
        "title": teller.label(first["title"]) if first else teller.say("year"),
        "texts": texts_of(first, content, teller) if first else [],
        "keys": [key_figure(figures[code], teller) for code in content["key_figures"]],
    }


def section_parts(content: Data, teller: Teller, how: Printing) -> list[Part]:
    """Every other section; one in which nothing is left to print has no page."""
    found = [
        {
            "key": one["key"],
            "title": teller.label(one["title"]),
            "axis": one["axis"],
            "is_portrait": one["key"] == PORTRAIT,
            "texts": texts_of(one, content, teller),
            "length": sum(len(text) for text in one["texts"].values()),
            "parts": [
                part
                for given in one["parts"]
                if (part := _part(given, content, teller, how)) is not None
            ],
        }
        for one in content["sections"]
        if one["key"] != YEAR
    ]
    return [one for one in found if one["texts"] or one["parts"]]


def texts_of(section: Data, content: Data, teller: Teller) -> list[Part]:
    """The texts that were written, in the language they were written in."""
    several = len([name for name in section["asked"] if name in TEXTS]) > 1
    return [
        {
            "title": teller.say(f"texts.{name}") if several else "",
            "paragraphs": list(paragraphs(section["texts"][name], content)),
        }
        for name in section["asked"]
        if section["texts"][name].strip()
    ]


def paragraphs(text: str, content: Data) -> Iterator[list[str]]:
    """Each paragraph as its lines, with the figures written in."""
    language = content["language"]
    whole = wording.typeset(told(text, content["figures"], language), language)
    for one in whole.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in one.split("\n") if line.strip()]
        if lines:
            yield lines


def _part(given: Data, content: Data, teller: Teller, how: Printing) -> Part | None:
    figures = [content["figures"][code] for code in given["figures"]]
    telling = [one for one in figures if not says_nothing(one)]
    if not telling:
        return None
    charts = [
        chart(content["figures"][one["figure"]], one["by"], one["chart"], teller, how)
        for one in given["splits"]
    ]
    return {
        "title": teller.label(given["title"]),
        "rows": [figure_row(one, teller, content["year"]) for one in telling],
        "rates": rates(telling, teller),
        "charts": [one for one in charts if one is not None],
    }
