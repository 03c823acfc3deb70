"""How a record leads to its household file, and what still holds a household open.

In: kinds. Out: expressions over their tables.
"""

from functools import cache
from typing import Any

from django.db.models import DateField, F, Q
from django.db.models.functions import Coalesce, Greatest

from drempel.engines.records import Kind, kind_of
from drempel.engines.retention import belongings

# Days that are planned are not days of help.
_PLANNED = frozenset({"next_review_on", "planned_end_on", "previous_end_on", "informed_on"})
_WAITING = {
    "file": Q(housing_applied_on__isnull=False, housing_application_closed_on__isnull=True),
    "refer": Q(state__in=("SENT", "ACCEPTED")),
}
# Kinds without a day of their own: they tell that a household is there, not when it was helped.
_STILL = "household__opened_on"


@cache
def ways_to_file(code: str) -> tuple[str, ...]:
    """Lookups that end at the key of a household file, the surest first."""
    if code == "file":
        return ("pk",)
    kind, found = kind_of(code), []
    for name in belongings()[code]:
        one = kind.field(name)
        if one.target == "file":
            steps = [f"{name}_id"]
        else:
            steps = [f"{name}__{way}" for way in ways_to_file(one.target)]
        if one.required == "yes":
            return tuple(steps)
        found += steps
    return tuple(found)


def file_of(code: str) -> Any:
    """The key of the household file of a row, or nothing."""
    ways = ways_to_file(code)
    return F(ways[0]) if len(ways) == 1 else Coalesce(*ways)


def last_day(kind: Kind) -> Any:
    """The latest day on which a record tells that something happened."""
    if not kind.day:
        return F(_STILL)
    days = [
        one.name
        for one in kind.own_fields
        if one.type == "date" and not one.is_computed and one.name not in _PLANNED
    ]
    first = kind.day
    rest = [Coalesce(name, F(first), output_field=DateField()) for name in days if name != first]
    return Greatest(F(first), *rest) if rest else F(first)


def still_open(kind: Kind) -> Q | None:
    """Which rows hold a household open; None for a kind that never does."""
    if kind.code in _WAITING:
        return _WAITING[kind.code]
    return Q(**{f"{kind.end}__isnull": True}) if kind.end else None
