"""Reports that a person may see: their association's own, or all that were sent."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from drempel.apps.kernel.roles import ADMINISTRATION_ROLES
from drempel.apps.reports.models import Report
from drempel.apps.reports.states import ACCEPTED, DRAFT, FROZEN


def visible_reports(person: Any) -> QuerySet[Report]:
    """An association sees its own in every state; the administration those that were sent."""
    every = Report.objects.select_related("association", "corrects")
    if person.has_role(*ADMINISTRATION_ROLES):
        return every.filter(state__in=FROZEN)
    return every.filter(association_id=person.association_id)


def report_by_reference(person: Any, reference: str) -> Report:
    """One report; Http404 when it is not there for this person."""
    found = visible_reports(person).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def report_in_hand(association_id: int | None, year: int) -> Report:
    """The version of a year that is being written; Http404 when there is none."""
    rows = Report.objects.select_related("association", "corrects")
    found = rows.filter(association_id=association_id, year=year, state=DRAFT).first()
    if found is None:
        raise Http404
    return found


def latest_report(association_id: int, year: int) -> Report:
    """The last version of a year's report, in whatever state; Http404 when there is none."""
    rows = Report.objects.select_related("association", "corrects")
    found = rows.filter(association_id=association_id, year=year).order_by("-number").first()
    if found is None:
        raise Http404
    return found


def accepted_report(association_id: int, year: int) -> Report | None:
    """The accepted version of a year's report, or None."""
    return Report.objects.filter(association_id=association_id, year=year, state=ACCEPTED).first()
