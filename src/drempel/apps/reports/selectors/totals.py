"""Typed totals of an association and year, and whether it registers that work in detail."""

from fractions import Fraction

from drempel.apps.activity.models import model_of
from drempel.apps.reports.models import TypedTotal
from drempel.engines.indicators import Figure
from drempel.engines.indicators.typed import Typed
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


def registers(association_id: int, figure: Figure, year: int) -> bool:
    """Whether records of the figure's kind exist for the year: then nothing is typed over them."""
    code = figure.record.lower()
    if code not in _STORED:
        return True
    model = model_of(code)
    rows = model._default_manager.filter(association_id=association_id)
    day = model.KIND.day
    if not day:
        return rows.exists()
    return rows.filter(**{f"{day}__year": year}).exists()
