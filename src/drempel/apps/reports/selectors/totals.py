"""Typed totals of an association and year, and whether it registers that work in detail."""

from fractions import Fraction
from typing import Any

from django.db.models import Exists, QuerySet

from drempel.apps.activity.models import model_of
from drempel.apps.associations.models import Association
from drempel.apps.reports.models import TypedTotal
from drempel.engines.indicators import Figure
from drempel.engines.indicators.typed import Typed, can_be_typed
from drempel.engines.records import STORED

_STORED = frozenset(kind.code for kind in STORED)


def typed_totals(association_id: int, year: int) -> list[Typed]:
    """What was typed, exact; one question."""
    rows = TypedTotal.objects.filter(association_id=association_id, year=year)
    return [_typed(row) for row in rows]


def _typed(row: TypedTotal) -> Typed:
    return Typed(
        code=row.code,
        value=_number(row.value),
        source=row.source,
        base=_number(row.base) if row.base else None,
        by={
            name: {code: _number(text) for code, text in codes.items()}
            for name, codes in row.categories.items()
        },
    )


def _number(text: str) -> Fraction | int:
    exact = Fraction(text)
    return int(exact) if exact.denominator == 1 else exact


def registered_kinds(association_id: int, year: int) -> frozenset[str]:
    """Kinds of which the association has records in the year; one question for all of them."""
    there = {kind.code: Exists(_rows(kind.code, association_id, year)) for kind in STORED}
    found = Association.objects.filter(pk=association_id).annotate(
        **{f"has_{code}": one for code, one in there.items()}
    )
    row = found.values(*(f"has_{code}" for code in there)).get()
    return frozenset(code for code in there if row[f"has_{code}"])


def _rows(code: str, association_id: int, year: int) -> QuerySet[Any]:
    model = model_of(code)
    rows = model._default_manager.filter(association_id=association_id)
    day = model.KIND.day
    if day:
        return rows.filter(**{f"{day}__year": year})
    return rows.filter(year=year) if model.KIND.has("year") else rows


def registers(association_id: int, figure: Figure, year: int) -> bool:
    """Whether records of the figure's kind exist for the year: then nothing is typed over them."""
    code = figure.record.lower()
    return code not in _STORED or _rows(code, association_id, year).exists()


def can_type(figure: Figure, registered: frozenset[str]) -> bool:
    """Whether a number may be typed for a figure, among kinds that are not registered."""
    code = figure.record.lower()
    return can_be_typed(figure) and code in _STORED and code not in registered
