"""The figures of one association for one year: the only way to a figure.

What was reckoned is kept in the process until something of the association changes: the last event
of its trail is part of the question.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache

from django.db import connection

from drempel.apps.kernel.models import Event
from drempel.apps.reports.catalogue import evaluator, evaluator_of, year_on
from drempel.apps.reports.selectors.rows import tables_of
from drempel.apps.reports.selectors.totals import typed_totals
from drempel.engines.indicators import Figure, Part, Result
from drempel.engines.indicators.measuring import Behind, behind
from drempel.engines.indicators.tables import ID
from drempel.engines.indicators.typed import with_typed

Results = Mapping[str, Result]


def parts_of(association_id: int, year: int, on: date) -> Mapping[str, Part]:
    """What the figures of one association came to, in a form that can be put together.

    A number typed by hand stands in the place of the reckoned one.
    """
    typed = typed_totals(association_id, year)
    return with_typed(_reckoned(association_id, year, year, on), typed)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage among rows that are all in use; they go when the figures are there."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _reckoned(association_id: int, definitions: int, year: int, on: date) -> Mapping[str, Part]:
    ready, when = evaluator(definitions), year_on(year, on)
    with _uncollected():
        return ready.parts(ready.context(tables_of(association_id, ready, when), when))


def figures_of(association_id: int, year: int, on: date) -> Results:
    """Every figure of one association. on: the day of computing; nothing later counts."""
    return evaluator(year).results(parts_of(association_id, year, on))


def reckoned_figures(association_id: int, year: int, on: date) -> Results:
    """As ``figures_of``, from the records alone: nothing that was typed by hand."""
    return figures_under(association_id, year, year, on)


def figures_under(association_id: int, definitions: int, year: int, on: date) -> Results:
    """The records of a year under the definitions of another: for a comparison over a change."""
    return evaluator(definitions).results(_reckoned(association_id, definitions, year, on))


def known_figures(association_id: int, year: int, on: date) -> Results:
    """As ``figures_of``, reckoned again only when something of the association changed."""
    stamp = last_change(association_id)
    return _known(str(connection.settings_dict["NAME"]), association_id, year, on, stamp)


def last_change(association_id: int) -> str:
    """Stands for the state of an association: the last event of its trail."""
    last = Event.objects.filter(association_id=association_id).order_by("-seq")
    return last.values_list("hash", flat=True).first() or ""


@lru_cache(maxsize=128)
def _known(_database: str, association_id: int, year: int, on: date, _stamp: str) -> Results:
    return figures_of(association_id, year, on)


def rows_behind(
    figure: Figure, association_id: int, on: date, year: int, only: tuple[str, str] | None = None
) -> list[str]:
    """Identifiers of the records that a figure counts. only: a dimension and one category of it."""
    ready, when = evaluator_of(year, figure.code), year_on(year, on)
    context = ready.context(tables_of(association_id, ready, when), when)
    found = behind(ready.prepared[figure.code], context)
    return [str(one.row[ID]) for one in _within(found, only)]


def _within(found: Iterable[Behind], only: tuple[str, str] | None) -> Iterator[Behind]:
    for one in found:
        if only is None or only[1] in one.categories.get(only[0], ()):
            yield one
