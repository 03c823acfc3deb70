"""Stays and unavailable periods of dwellings, in one question; both are half-open.

The end day is the first day that no longer counts: a dwelling left on a day is free that day.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from drempel.apps.activity.selectors.records import records_of
from drempel.engines.records import kind_of

STAY, UNAVAILABLE = "stay", "uday"
_COLUMNS = (
    "what",
    "uid",
    "unit",
    "start",
    "end",
    "detail",
    "household",
    "planned",
    "persons",
    "free_since",
)


@dataclass(frozen=True, slots=True)
class Use:
    """One period of one dwelling. what: STAY or UNAVAILABLE. detail: the code of the household,
    or that of the reason. household: its identifier. planned: the planned end of a stay."""

    what: str
    uid: str
    unit: int
    start: date
    end: date | None
    detail: str
    household: str
    planned: date | None
    persons: int | None
    free_since: date | None

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


def _text(value: str) -> Any:
    return Cast(Value(value), CharField(max_length=200))


def rows_of(code: str, association_id: int | None) -> QuerySet[Any]:
    return records_of(kind_of(code), association_id).order_by()


def sharing(rows: QuerySet[Any], first: date | None, last: date | None) -> QuerySet[Any]:
    """Periods that hold at least one day from first to last, both included; None: no limit."""
    if first is not None:
        rows = rows.filter(Q(end_on=None) | Q(end_on__gt=first))
    return rows.filter(start_on__lte=last) if last is not None else rows


def uses_of(
    association_id: int | None,
    units: Collection[int] | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
) -> dict[int, list[Use]]:
    """Periods by dwelling, the earliest first; of some dwellings, or of all when None."""
    stays = {
        "detail": F("household__code"),
        "household": F("household__uid"),
        "planned": F("planned_end_on"),
        "persons": F("persons"),
        "free_since": F("previous_end_on"),
    }
    others = {
        "detail": F("reason"),
        "household": _text(""),
        "planned": Cast(Value(None), DateField()),
        "persons": Cast(Value(None), IntegerField()),
        "free_since": Cast(Value(None), DateField()),
    }
    parts = []
    for what, columns in ((STAY, stays), (UNAVAILABLE, others)):
        rows = sharing(rows_of(what, association_id), first, last)
        if units is not None:
            rows = rows.filter(unit__in=units)
        base = {"what": _text(what), "uid": F("uid"), "unit": F("unit_id")}
        base |= {"start": F("start_on"), "end": F("end_on")}
        named = {f"u_{name}": column for name, column in (base | columns).items()}
        parts.append(rows.annotate(**named).values_list(*(f"u_{name}" for name in _COLUMNS)))
    found: dict[int, list[Use]] = defaultdict(list)
    for row in parts[0].union(parts[1], all=True).order_by("u_start", "u_uid"):
        use = Use(*row)
        found[use.unit].append(use)
    return found
