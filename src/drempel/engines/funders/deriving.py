"""Figures made from those of the catalogue: the same, with a scope, a filter, another breakdown.

In: a line, the figures of a year, conditions per kind of record. Out: figures for the evaluator,
under codes of their own. A formula is followed down to the figures it adds up.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from drempel.engines.funders.template import Line, Template
from drempel.engines.indicators import Breakdown, Figure, formulas
from drempel.engines.indicators.definition import (
    COUNT,
    DISTINCT,
    FORMULA,
    OF_FIGURES,
    OF_PARTS,
    SUM,
)

# Of a kind of record, the condition that a row must meet; empty for none.
Condition = Callable[[str], str]
BETWEEN = "/"
ADDED = frozenset({COUNT, SUM, DISTINCT, FORMULA})
GROUPED = "grouped"


def joined(*conditions: str) -> str:
    """All of some conditions; the empty ones say nothing."""
    there = [one for one in conditions if one.strip()]
    return " and ".join(f"({one})" for one in there) if len(there) > 1 else "".join(there)


def scope_of(template: Template, line: Line, kind: str) -> str:
    """What the scope asks of a row of a kind; empty when it does not limit the line."""
    if template.scope is None or not line.is_scoped:
        return ""
    return template.scope.by_kind.get(kind, "")


def condition_of(template: Template, line: Line, kind: str) -> str:
    """What a row of a kind must meet to count for a line."""
    return joined(scope_of(template, line, kind), line.filter)


def figure_of(line: Line, figures: Mapping[str, Figure]) -> Figure:
    """The one figure of a line, or what its formula makes of several; KeyError for no such code."""
    codes = tuple(formulas.named(line.formula))
    parts = [figures[code] for code in codes]
    if line.formula == f"figure({codes[0]!r})":
        return parts[0]
    return replace(
        parts[0],
        code=line.code,
        measure=FORMULA,
        year_rule=OF_FIGURES,
        record="",
        value=line.formula,
        nulls=OF_PARTS,
        breakdowns=(),
        filter="",
        once="",
        numerator="",
        denominator="",
    )


def records_of(figure: Figure, figures: Mapping[str, Figure]) -> Iterator[Figure]:
    """The figures over records that a figure is reckoned from: itself, or all of its parts."""
    if not figure.is_of_figures:
        yield figure
        return
    for code in formulas.parts_of(figure):
        yield from records_of(figures[code], figures)


def derived(
    code: str, figure: Figure, figures: Mapping[str, Figure], condition: Condition
) -> dict[str, Figure]:
    """A figure under another code, each of its rows held to a condition; its parts come first."""
    if not figure.is_of_figures:
        return {code: _held(code, figure, condition(figure.record))}
    found: dict[str, Figure] = {}
    for part in formulas.parts_of(figure):
        found |= derived(f"{code}{BETWEEN}{part}", figures[part], figures, condition)

    def renamed(text: str) -> str:
        return re.sub(r"figure\((['\"])(.+?)\1\)", rf"figure(\g<1>{code}{BETWEEN}\g<2>\g<1>)", text)

    found[code] = replace(
        figure,
        code=code,
        value=renamed(figure.value),
        numerator=renamed(figure.numerator),
        denominator=renamed(figure.denominator),
    )
    return found


def _held(code: str, figure: Figure, condition: str) -> Figure:
    """The condition also limits the units whose coverage is told."""
    among = figure.coverage.among
    if among and condition.strip():
        own = "" if among == "True" else among
        among = joined(own, condition)
    return replace(
        figure,
        code=code,
        filter=joined(figure.filter, condition),
        coverage=replace(figure.coverage, among=among),
    )


def grouping(line: Line, figure: Figure) -> Breakdown:
    """The breakdown whose categories a line puts together; KeyError when the figure has none such."""
    if line.split:
        return Breakdown(GROUPED, line.split)
    for one in figure.breakdowns:
        if one.name == line.by:
            return one
    raise KeyError(line.by)
