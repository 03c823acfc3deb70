"""Household files of one association: filtered, with what a list says beside each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from drempel.apps.activity.selectors.records import records_of
from drempel.apps.households.selectors.parts import no_day, no_number, rows_of, said
from drempel.engines.records import kind_of

OPEN, NONE = "open", "none"


@dataclass(frozen=True, slots=True)
class Beside:
    """last_on: the latest contact or act. paths: how many pathways are open. is_housed: a stay."""

    last_on: date | None = None
    paths: int = 0
    is_housed: bool = False


def open_stays(association_id: int | None, on: date) -> QuerySet[Any]:
    """Stays of a day; the day of departure is no longer one."""
    rows = rows_of("stay", association_id).filter(start_on__lte=on)
    return rows.filter(Q(end_on=None) | Q(end_on__gt=on))


def files_of(association_id: int | None, asked: Mapping[str, str], on: date) -> QuerySet[Any]:
    """Not those that are anonymous: they lead to nobody any more.

    asked: q (part of a code), path and stay ("open" or "none"), municipality, type.
    """
    rows = records_of(kind_of("file"), association_id).select_related("double_of")
    rows = rows.filter(anonymised_at=None)
    if asked.get("q"):
        rows = rows.filter(code__icontains=asked["q"])
    for name, field in (("municipality", "municipality"), ("type", "household_type")):
        if asked.get(name):
            rows = rows.filter(**{field: asked[name]})
    paths = rows_of("path", association_id).filter(end_on=None, household=OuterRef("pk"))
    stays = open_stays(association_id, on).filter(household=OuterRef("pk"))
    for name, found in (("path", paths), ("stay", stays)):
        if asked.get(name) in {OPEN, NONE}:
            rows = rows.filter(Exists(found) if asked[name] == OPEN else ~Exists(found))
    return rows


def beside(association_id: int | None, keys: Sequence[int], on: date) -> dict[int, Beside]:
    """What stands beside each of some files; one question for all of them."""
    contacts = rows_of("contact", association_id).filter(household__in=keys)
    acts = rows_of("act", association_id).filter(path__household__in=keys)
    paths = rows_of("path", association_id).filter(household__in=keys, end_on=None)
    stays = open_stays(association_id, on).filter(household__in=keys)
    parts = [
        _counted(contacts, "last", "household_id", day=Max("happened_on")),
        _counted(acts, "last", "path__household_id", day=Max("done_on")),
        _counted(paths, "paths", "household_id", number=Count("pk")),
        _counted(stays, "stays", "household_id", number=Count("pk")),
    ]
    found: dict[int, dict[str, Any]] = {key: {"days": [], "paths": 0, "stays": 0} for key in keys}
    for what, key, day, number in parts[0].union(*parts[1:], all=True) if keys else ():
        if what == "last":
            found[key]["days"].append(day)
        else:
            found[key][what] = number
    return {
        key: Beside(max(one["days"], default=None), one["paths"], bool(one["stays"]))
        for key, one in found.items()
    }


def _counted(
    rows: QuerySet[Any], what: str, house: str, *, day: Any = None, number: Any = None
) -> QuerySet[Any]:
    grouped = rows.values(house).annotate(
        u_what=said(what),
        u_key=F(house),
        u_day=no_day() if day is None else day,
        u_number=no_number() if number is None else number,
    )
    return grouped.values_list("u_what", "u_key", "u_day", "u_number")
