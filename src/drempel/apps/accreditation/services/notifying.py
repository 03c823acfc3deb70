"""Notifying: the letter is made and stored, the accreditation begins, all in one transaction."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from drempel.apps.accreditation.letters import decision_letter
from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.services.handling import REFUSED
from drempel.apps.accreditation.services.tenure import grant_accreditation
from drempel.apps.accreditation.states import DOSSIER
from drempel.apps.documents.blocks import require_remedy_block
from drempel.apps.documents.services import issue_letter
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.states import move_record


def notify_dossier(*, dossier: Dossier, by: Any, on: date) -> Dossier:
    """Send the decision; Refused while the remedy block of the rule set is incomplete."""
    require_remedy_block(active_scheme(), on, get_language() or dossier.language)
    with transaction.atomic():
        moved: Dossier = move_record(
            DOSSIER, dossier, "notify", by=by, on=on, notified_on=on, notified_by=by
        )
        if moved.outcome != REFUSED:
            grant_accreditation(dossier=moved, by=by)
        issue_letter(
            kind="accreditation",
            content=decision_letter(moved, by=by, on=on),
            subject=("dossier", moved.reference),
            association=moved.association,
            by=by,
            on=on,
        )
    return moved
