"""Accreditations a person may see, and the days on which an association is accredited."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from drempel.apps.accreditation.models import Accreditation
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES


def visible_accreditations(person: Any) -> QuerySet[Accreditation]:
    found = Accreditation.objects.select_related("association", "dossier")
    if person.has_role(*ADMINISTRATION_ROLES):
        return found
    if person.association_id is not None:
        return found.filter(association_id=person.association_id)
    return found.none()


def accreditation_by_reference(person: Any, reference: str) -> Accreditation:
    found = visible_accreditations(person).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def current_accreditation(association_id: int, on: date) -> Accreditation | None:
    """The accreditation that holds on a day: extension counted, withdrawal too."""
    return (
        Accreditation.objects.filter(association_id=association_id, begins_on__lte=on)
        .annotate(last=Coalesce("extended_until_on", "ends_on"))
        .filter(last__gte=on)
        .exclude(withdrawn_from_on__lte=on)
        .order_by("-begins_on")
        .first()
    )


def accredited_intervals(accreditation: Accreditation) -> list[tuple[date, date]]:
    """Days of one accreditation, both ends included; empty when withdrawn before it began."""
    last = accreditation.last_on
    return [(accreditation.begins_on, last)] if last >= accreditation.begins_on else []
