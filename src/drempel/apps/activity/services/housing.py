"""Rules on dwellings that need other records: own stock, one use at a time, free since."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from drempel.apps.activity.models import Record, model_of
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault

PERIODS = ("stay", "uday")


def overlapping(
    code: str, unit_id: int, start_on: date, end_on: date | None, *, but: int | None = None
) -> QuerySet[Any]:
    """Stays or unavailable periods of a dwelling that share a day; the end day does not count."""
    rows = model_of(code)._default_manager.filter(unit_id=unit_id)
    rows = rows.filter(Q(end_on=None) | Q(end_on__gt=start_on))
    if end_on is not None:
        rows = rows.filter(start_on__lt=end_on)
    return rows.exclude(pk=but) if but else rows


def housing_faults(kind: Kind, values: Mapping[str, Any], existing: Record | None) -> list[Fault]:
    """The dwelling is of the own stock, and free; says by which period it is taken."""
    if kind.code not in PERIODS:
        return []
    faults = []
    unit_id, start_on, end_on = values["unit"], values["start_on"], values.get("end_on")
    unit = model_of("unit")._default_manager.get(pk=unit_id)
    if kind.code == "stay" and not unit.in_own_stock:
        faults.append(Fault("unit", unit.label, "own_stock", {}))
    for code in PERIODS:
        but = existing.pk if existing is not None and code == kind.code else None
        taken = overlapping(code, unit_id, start_on, end_on, but=but).order_by("start_on").first()
        if taken is not None:
            words = {
                "kind": code,
                "start": taken.start_on.isoformat(),
                "end": taken.end_on.isoformat() if taken.end_on else "",
            }
            faults.append(Fault("start_on", start_on.isoformat(), "occupied", words))
    return faults


def free_since(unit_id: int, start_on: date, *, but: int | None = None) -> date | None:
    """The latest departure from the same dwelling on or before a day, or None."""
    rows = model_of("stay")._default_manager.filter(unit_id=unit_id, end_on__lte=start_on)
    if but:
        rows = rows.exclude(pk=but)
    return rows.order_by("-end_on").values_list("end_on", flat=True).first()


def settle_unit(unit_id: int) -> None:
    """After a stay was stored or removed: what stays and the dwelling derive from each other.

    Each stay is free since the latest departure before it; the dwelling was first allocated
    at its first stay, unless a day was typed for one that has none.
    """
    stays = model_of("stay")._default_manager.filter(unit_id=unit_id).order_by("start_on", "pk")
    departures: list[date] = []
    first: date | None = None
    for stay in stays:
        first = first or stay.start_on
        before = [day for day in departures if day <= stay.start_on]
        since = max(before, default=None)
        if stay.previous_end_on != since:
            stay.previous_end_on = since
            stay.save(update_fields=["previous_end_on"])
        if stay.end_on:
            departures.append(stay.end_on)
    if first is not None:
        units = model_of("unit")._default_manager.filter(pk=unit_id)
        units.exclude(allocated_on=first).update(allocated_on=first)
