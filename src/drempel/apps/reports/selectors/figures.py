"""The figures of one association, or of all, for one year: the only way to a figure."""

from collections.abc import Iterable, Mapping
from datetime import date

from drempel.apps.reports.catalogue import evaluator, year_on
from drempel.apps.reports.selectors.rows import tables_of
from drempel.engines.indicators import Part, Result, merged


def parts_of(association_id: int, year: int, on: date) -> Mapping[str, Part]:
    """What the figures of one association came to, in a form that can be put together."""
    ready = evaluator(year)
    when = year_on(year, on)
    return ready.parts(ready.context(tables_of(association_id, ready, when), when))


def figures_of(association_id: int, year: int, on: date) -> Mapping[str, Result]:
    """Every figure of one association. on: the day of computing; nothing later counts."""
    return evaluator(year).results(parts_of(association_id, year, on))


def sector_figures(association_ids: Iterable[int], year: int, on: date) -> Mapping[str, Result]:
    """Every figure over several associations; households may be counted more than once."""
    whole = merged(parts_of(one, year, on) for one in association_ids)
    return evaluator(year).results(whole)
