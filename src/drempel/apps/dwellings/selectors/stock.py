"""The stock on a day: which dwellings are occupied, free or unavailable, since when, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from drempel.apps.activity.selectors.records import records_of
from drempel.apps.dwellings.selectors.periods import STAY, UNAVAILABLE, Use, rows_of, sharing
from drempel.apps.kernel.asked import whole_number
from drempel.engines.records import kind_of

OCCUPIED, FREE, OFF, OUT = "occupied", "free", "unavailable", "out"
STATES = (OCCUPIED, FREE, OFF)
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class State:
    """What a dwelling is on a day. use: the period that makes it so; until: None for open."""

    key: str
    since: date | None
    until: date | None
    use: Use | None = None


def state_on(unit: Any, uses: Sequence[Use], day: date) -> State:
    """uses: every period of the dwelling, the earliest first."""
    if unit.in_on > day:
        return State(OUT, None, unit.in_on)
    if unit.out_on is not None and unit.out_on <= day:
        return State(OUT, unit.out_on, None)
    for use in uses:
        if use.holds(day):
            key = OCCUPIED if use.what == STAY else OFF
            return State(key, use.start, use.end or use.planned, use)
    ends = [use.end for use in uses if use.end is not None and use.end <= day]
    starts = [use.start for use in uses if use.start > day]
    until = min([*starts, *([unit.out_on] if unit.out_on else [])], default=None)
    return State(FREE, max([unit.in_on, *ends]), until)


def units_of(association_id: int | None, asked: Mapping[str, Any]) -> QuerySet[Any]:
    """Dwellings in stock on a day, by their names.

    asked: on (a day); q (part of a name), type, municipality; from and until: only those free on
    every day between the two, the last included.
    """
    day = asked["on"]
    rows = records_of(kind_of("unit"), association_id).filter(in_on__lte=day)
    rows = rows.filter(Q(out_on=None) | Q(out_on__gt=day))
    for name, field in (("type", "unit_type"), ("municipality", "municipality")):
        if asked.get(name):
            rows = rows.filter(**{field: asked[name]})
    if asked.get("q"):
        rows = rows.filter(label__icontains=asked["q"])
    if asked.get("from"):
        rows = _free_for(rows, association_id, asked["from"], asked.get("until") or asked["from"])
    return _with_states(rows, association_id, day)


def _used(association_id: int | None, what: str, first: date, last: date) -> Exists:
    return Exists(sharing(rows_of(what, association_id), first, last).filter(unit=OuterRef("pk")))


def _free_for(
    rows: QuerySet[Any], association_id: int | None, first: date, last: date
) -> QuerySet[Any]:
    """In the own stock, not let and not unavailable for the whole time."""
    rows = rows.filter(Q(out_on=None) | Q(out_on__gt=last), in_on__lte=first, in_own_stock=True)
    return rows.filter(
        ~_used(association_id, STAY, first, last), ~_used(association_id, UNAVAILABLE, first, last)
    )


def _with_states(rows: QuerySet[Any], association_id: int | None, day: date) -> QuerySet[Any]:
    return rows.annotate(
        is_occupied=_used(association_id, STAY, day, day),
        is_off=_used(association_id, UNAVAILABLE, day, day),
    )


def in_state(rows: QuerySet[Any], key: str) -> QuerySet[Any]:
    """Only those in a state; rows as ``units_of`` gives them."""
    wanted = {
        OCCUPIED: {"is_occupied": True},
        OFF: {"is_off": True},
        FREE: {"is_occupied": False, "is_off": False},
    }
    return rows.filter(**wanted[key]) if key in wanted else rows


@dataclass(frozen=True, slots=True)
class Totals:
    """Dwellings and places by state."""

    units: Mapping[str, int]
    places: Mapping[str, int]


def totals(rows: QuerySet[Any]) -> Totals:
    """How many dwellings, and places, are in each state: one question."""
    conditions = {
        OCCUPIED: Q(is_occupied=True),
        OFF: Q(is_off=True),
        FREE: Q(is_occupied=False, is_off=False),
    }
    asked: dict[str, Any] = {}
    for key, condition in conditions.items():
        asked[f"units_{key}"] = Count("pk", filter=condition)
        asked[f"places_{key}"] = Sum("places", filter=condition)
    found = rows.aggregate(**asked)
    return Totals(
        {key: found[f"units_{key}"] for key in conditions},
        {key: found[f"places_{key}"] or 0 for key in conditions},
    )


def page_by_name(rows: QuerySet[Any], after: str) -> tuple[list[Any], str]:
    """The dwellings after a place, and the place where the next page begins (or nothing)."""
    label, _, key = after.rpartition("~")
    rows = rows.order_by("label", "pk")
    number = whole_number(key)
    if number is not None:
        rows = rows.filter(Q(label__gt=label) | Q(label=label, pk__gt=number))
    found = list(rows[: PER_PAGE + 1])
    last = found[PER_PAGE - 1] if len(found) > PER_PAGE else None
    return found[:PER_PAGE], f"{last.label}~{last.pk}" if last is not None else ""
