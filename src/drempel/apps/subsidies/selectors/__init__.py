"""Reading awards; what a person may not see is simply not found."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from drempel.apps.kernel.roles import ADMINISTRATION_ROLES
from drempel.apps.subsidies.models import Award


def visible_awards(person: Any) -> QuerySet[Award]:
    # A sheet is thirty times as long as the rest of its row: one award reads it, a list does not.
    awards = Award.objects.select_related("association").defer("case_json", "trace_json", "reasons")
    if person.has_role(*ADMINISTRATION_ROLES):
        return awards
    if person.association_id is not None:
        return awards.filter(association_id=person.association_id)
    return awards.none()


def award_by_reference(person: Any, reference: str) -> Award:
    found = (
        visible_awards(person)
        .defer(None)
        .select_related("accreditation", "proposed_by", "decided_by")
        .filter(reference=reference)
        .first()
    )
    if found is None:
        raise Http404
    return found
