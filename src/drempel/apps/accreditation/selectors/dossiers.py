"""Dossiers a person may see."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from drempel.apps.accreditation.models import Dossier
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES

# The long texts: one dossier shows them, a list does not.
TEXTS = ("activities", "plan", "cooperation", "reasons")
OPEN = ("draft", "submitted", "incomplete", "complete", "examined", "under_opinion", "decided")


def visible_dossiers(person: Any) -> QuerySet[Dossier]:
    """Own dossiers for an association; for the administration all but drafts of others.

    What an association has not sent is its own business.
    """
    dossiers = Dossier.objects.select_related("association", "handled_by").defer(*TEXTS)
    if person.has_role(*ADMINISTRATION_ROLES):
        return dossiers.filter(~Q(state="draft") | Q(created_by=person))
    if person.association_id is not None:
        return dossiers.filter(association_id=person.association_id)
    return dossiers.none()


def dossier_by_reference(person: Any, reference: str) -> Dossier:
    """One dossier with the people in it; Http404 when it is not there *for this person*."""
    found = (
        visible_dossiers(person)
        .defer(None)
        .select_related("examined_by", "decided_by", "submitted_by", "accreditation")
        .filter(reference=reference)
        .first()
    )
    if found is None:
        raise Http404
    return found


def open_dossier_of(association_id: int) -> Dossier | None:
    """The dossier that is still running for an association, if any."""
    return Dossier.objects.filter(association_id=association_id, state__in=OPEN).first()
