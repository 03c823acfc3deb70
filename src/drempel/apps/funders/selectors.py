"""A template of a funder filled from the records of one association: the only way to its numbers.

What was filled is kept in the process until something of the association changes, as for figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from django.db import connection

from drempel.apps.funders.models import TypedLine
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.catalogue import year_on
from drempel.apps.reports.selectors.figures import last_change
from drempel.apps.reports.selectors.rows import tables_of
from drempel.engines.funders import (
    FilledLine,
    Filler,
    Period,
    Template,
    newest,
    periods_of,
    template_on,
    versions_of,
)
from drempel.engines.indicators import load_catalogue
from drempel.engines.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Filled:
    """A template of a period with its lines, in their order."""

    template: Template
    period: Period
    lines: tuple[FilledLine, ...]


def templates() -> tuple[Template, ...]:
    """Every template of the pack, in its last version."""
    return newest(active_scheme())


def versions(key: str) -> tuple[Template, ...]:
    return versions_of(active_scheme(), key)


def periods(key: str, on: date) -> list[Period]:
    """The periods of a template that have begun, the newest first; none for an unknown key."""
    found = [
        period
        for one in versions(key)
        for period in periods_of(one.rhythm, one.since, one.until, on)
    ]
    return sorted(found, key=lambda one: one.start, reverse=True)


def usual_period(key: str, on: date) -> Period | None:
    """The last one that is over, or else the first one that has begun."""
    found = periods(key, on)
    over = [one for one in found if one.end < on]
    return next(iter(over or found), None)


@lru_cache(maxsize=32)
def _filler(scheme: Scheme, key: str, period: Period) -> Filler:
    return Filler(template_on(scheme, key, period.end), load_catalogue(scheme), period)


def typed_lines(association_id: int, key: str, period: Period) -> dict[str, TypedLine]:
    rows = TypedLine.objects.filter(association_id=association_id, template=key, period=period.key)
    return {one.line: one for one in rows}


def filled_template(association_id: int, key: str, period: Period, on: date) -> Filled:
    """Fill a template. on: the day of computing; nothing later counts."""
    made = _filler(active_scheme(), key, period)
    working = year_on(period.year, on).is_working
    tables = tables_of(association_id, made.evaluator, made.span(on, working))
    typed = {
        code: Fraction(one.value) for code, one in typed_lines(association_id, key, period).items()
    }
    return Filled(made.template, period, made.fill(tables, on, working, typed))


def known_filled(association_id: int, key: str, period: Period, on: date) -> Filled:
    """As ``filled_template``, filled again only when something of the association changed."""
    place = (str(connection.settings_dict["NAME"]), association_id)
    return _known(place, key, period, on, last_change(association_id))


@lru_cache(maxsize=64)
def _known(place: tuple[str, int], key: str, period: Period, on: date, _stamp: str) -> Filled:
    return filled_template(place[1], key, period, on)


def typeable(filled: Filled) -> Iterator[FilledLine]:
    """The lines for which a number may be typed."""
    for one in filled.lines:
        if one.is_typed or (one.is_missing and (one.figure is None or one.line.typed_if_missing)):
            yield one
