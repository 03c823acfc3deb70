"""How long a stay may last in a dwelling: its longest stay, or that of its project, and how long
the building is there.

Asks nothing of the database when the dwelling was read with its project.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from drempel.engines.days import add_months

MONTHS, BUILDING, STOCK = "months", "building", "stock"


@dataclass(frozen=True, slots=True)
class Limit:
    """The day by which a stay ends, and what sets it: one of the three above."""

    end_on: date
    ground: str


def longest_months(unit: Any) -> int | None:
    """The longest stay in months: what the dwelling says, else what its project says."""
    if unit.max_stay_months is not None or unit.project is None:
        return unit.max_stay_months
    return unit.project.max_stay_months


def limit_of(unit: Any, start_on: date) -> Limit | None:
    """The earliest of the limits of a dwelling for a stay that starts on a day; None without."""
    found = []
    months = longest_months(unit)
    if months is not None:
        found.append(Limit(add_months(start_on, months), MONTHS))
    if unit.project is not None and unit.project.occupied_until is not None:
        found.append(Limit(unit.project.occupied_until, BUILDING))
    if unit.out_on is not None:
        found.append(Limit(unit.out_on, STOCK))
    return min(found, key=lambda limit: limit.end_on, default=None)


def proposed_end(unit: Any, start_on: date) -> date | None:
    """The planned end to propose; None when nothing limits the stay, or it began too late."""
    limit = limit_of(unit, start_on)
    return limit.end_on if limit is not None and limit.end_on > start_on else None
