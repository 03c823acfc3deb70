"""Reports that a person may see: their association's own, or all that were sent."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from drempel.apps.kernel.roles import ADMINISTRATION_ROLES
from drempel.apps.reports.models import Report
from drempel.apps.reports.states import FROZEN


def visible_reports(person: Any) -> QuerySet[Report]:
    """An association sees its own in every state; the administration those that were sent."""
    every = Report.objects.select_related("association")
    if person.has_role(*ADMINISTRATION_ROLES):
        return every.filter(state__in=FROZEN)
    return every.filter(association_id=person.association_id)


def report_by_reference(person: Any, reference: str) -> Report:
    """One report; Http404 when it is not there for this person."""
    found = visible_reports(person).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def latest_report(association_id: int, year: int) -> Report | None:
    """The newest version of a year's report, whatever its state."""
    rows = Report.objects.filter(association_id=association_id, year=year)
    return rows.select_related("association").order_by("-number").first()
