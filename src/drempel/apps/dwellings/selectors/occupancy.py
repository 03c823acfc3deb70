"""The use of the stock in a year: what the engine needs, read in two questions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min, Q

from drempel.apps.activity.selectors.records import records_of
from drempel.apps.dwellings.selectors.periods import STAY, Use, uses_of
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines import occupancy
from drempel.engines.occupancy import Period, Stay, Unit, Window
from drempel.engines.records import kind_of
from drempel.engines.scheme import SchemeError
from drempel.engines.scheme.parameters import Dated

REASONS = "activity.unavailable_reasons"


@dataclass(frozen=True, slots=True)
class Used:
    """One dwelling with what it gave in the window."""

    record: Any
    unit: Unit
    use: occupancy.Use


def reasons_rule(on: date) -> Dated | None:
    """Which reasons take a dwelling off offer on a day; None when the pack does not say."""
    try:
        return active_scheme().parameter(REASONS, on)
    except SchemeError:
        return None


def used_units(association_id: int | None, window: Window) -> list[Used]:
    """Dwellings of the own stock that were in it on a day of the window, by their names."""
    rows = records_of(kind_of("unit"), association_id).filter(
        Q(out_on=None) | Q(out_on__gt=window.first), in_own_stock=True, in_on__lte=window.last
    )
    uses = uses_of(association_id, first=window.first, last=window.last)
    rule = reasons_rule(window.last)
    # Without a rule every unavailable day counts as one.
    reasons = frozenset(rule.value) if rule is not None else None
    return [
        Used(row, unit, occupancy.use_of(unit, window))
        for row in rows.order_by("label", "pk")
        for unit in [_unit(row, uses.get(row.pk, []), reasons)]
    ]


def _unit(row: Any, uses: list[Use], reasons: frozenset[str] | None) -> Unit:
    return Unit(
        places=row.places,
        stock=Period(row.in_on, row.out_on),
        unavailable=tuple(
            Period(use.start, use.end)
            for use in uses
            if use.what != STAY and (reasons is None or use.detail in reasons)
        ),
        stays=tuple(
            Stay(use.start, use.end, persons=use.persons or 0, free_since=use.free_since)
            for use in uses
            if use.what == STAY
        ),
    )


def first_year(association_id: int | None, on: date) -> int:
    """The year in which the stock began; that of the day without any."""
    rows = records_of(kind_of("unit"), association_id).filter(in_own_stock=True)
    began = rows.aggregate(first=Min("in_on"))["first"]
    return min(began.year, on.year) if began is not None else on.year
