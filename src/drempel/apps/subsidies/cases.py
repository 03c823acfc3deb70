"""From records to the case that the engine reckons: what is known of one association and year."""

from datetime import date
from typing import Any

from drempel.apps.accreditation.models import Accreditation
from drempel.apps.accreditation.selectors import accredited_intervals
from drempel.apps.associations.models import Association
from drempel.apps.subsidies.models import Award
from drempel.engines import money


def governing_accreditation(association: Association, year: int) -> Accreditation | None:
    """The accreditation that fixes the reference amount of a year: the last that touches it."""
    found = accreditations_of_year(association, year)
    return found[-1] if found else None


def accreditations_of_year(association: Association, year: int) -> list[Accreditation]:
    """Accreditations with at least one day in the year, oldest first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    candidates = (
        association.accreditations.exclude(begins_on__gt=last)
        .prefetch_related("suspensions")
        .order_by("begins_on")
    )
    return [one for one in candidates if one.last_on >= first and one.last_on >= one.begins_on]


def _interval(first: date, last: date) -> dict[str, str]:
    return {"from": first.isoformat(), "to": last.isoformat()}


def _suspended(accreditations: list[Accreditation], year: int) -> list[dict[str, str]]:
    """Suspensions that touch the year; one that still lasts counts to the end of the year."""
    end = date(year, 12, 31)
    found = []
    for accreditation in accreditations:
        for suspension in accreditation.suspensions.all():
            last = suspension.ends_on or max(end, suspension.begins_on)
            found.append(_interval(suspension.begins_on, last))
    return sorted(found, key=lambda one: one["from"])


def previous_full_year(association: Association, year: int) -> int | None:
    """Last year's amount for a full year, in cents, when it was decided."""
    return (
        Award.objects.filter(
            association=association, year=year - 1, state__in=("decided", "notified")
        )
        .exclude(outcome="REFUSED")
        .values_list("full_year_cents", flat=True)
        .first()
    )


def award_case(association: Association, year: int) -> dict[str, Any]:
    """The case of one association and year, as ``award-rules`` words it.

    ValueError when the association is not accredited on any day of the year.
    """
    accreditations = accreditations_of_year(association, year)
    if not accreditations:
        raise ValueError("no accreditation in this year")
    fixing = accreditations[-1]
    intervals = [pair for one in accreditations for pair in accredited_intervals(one)]
    previous = previous_full_year(association, year)
    return {
        "year": year,
        "reference_amount": money.plain(fixing.reference_amount_cents),
        "period": _interval(fixing.begins_on, fixing.ends_on),
        "reference_month": fixing.reference_month,
        "accredited": [_interval(first, last) for first, last in intervals],
        "suspended": _suspended(accreditations, year),
        "previous_amount": None if previous is None else money.plain(previous),
        "parameters": {},
    }
