"""Instalments a person may see."""

import json
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from drempel.apps.kernel.roles import ADMINISTRATION_ROLES
from drempel.apps.payments.models import Instalment
from drempel.apps.subsidies.sheet import in_language


def visible_instalments(person: Any) -> QuerySet[Instalment]:
    found = Instalment.objects.select_related("award", "award__association").defer(
        "award__case_json", "award__trace_json", "award__reasons"
    )
    if person.has_role(*ADMINISTRATION_ROLES):
        return found
    if person.association_id is not None:
        return found.filter(award__association_id=person.association_id)
    return found.none()


def why_due(instalment: Instalment) -> str:
    """Why the part is due on its day, in the language of the screen."""
    return in_language(json.loads(instalment.explanation_json))


def next_payment(association_id: int, on: Any) -> Instalment | None:
    """The first part still to come for an association, from a day on."""
    return (
        Instalment.objects.select_related("award")
        .filter(award__association_id=association_id, due_on__gte=on)
        .order_by("due_on", "number")
        .first()
    )


def condition_of(instalment: Instalment) -> str:
    """What a part waits for, or what it was released for; empty for one that waits for nothing."""
    if instalment.waits_for_report:
        return _("Waits for the activity report of %(year)s to be accepted.") % {
            "year": instalment.award.year
        }
    if instalment.released_for:
        return _("Report %(reference)s was accepted.") % {"reference": instalment.released_for}
    return ""
