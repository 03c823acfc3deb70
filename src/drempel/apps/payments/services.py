"""Notifying an award: instalments, state, letter and trail in one transaction."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from drempel.apps.documents.blocks import require_remedy_block
from drempel.apps.documents.services import issue_letter
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.trail import record_event
from drempel.apps.payments.balance import release_balance
from drempel.apps.payments.models import Instalment
from drempel.apps.reports.selectors.reports import accepted_report
from drempel.apps.subsidies.letters import award_letter
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.services import mark_award_notified
from drempel.apps.subsidies.sheet import Sheet
from drempel.engines.instalments import schedule
from drempel.engines.trace import canonical_json

REFUSED = "REFUSED"


def schedule_instalments(*, award: Award, by: Any, on: date) -> list[Instalment]:
    """Split the award as its stored calculation says, with the last day of each part.

    on: the day of the notification, from which the first part is counted.
    """
    planned = schedule(active_scheme(), Sheet(award.trace), on)
    made = [
        Instalment(
            award=award,
            number=one.number,
            share=one.share,
            amount_cents=one.amount_cents,
            due_on=one.due_on,
            explanation_json=canonical_json(one.as_dict()["text"]).decode(),
            iban=award.association.iban,
        )
        for one in planned
    ]
    Instalment.objects.bulk_create(made)
    record_event(
        by=by,
        verb="schedule",
        subject=("award", award.reference),
        association_id=award.association_id,
        data={
            "on": on.isoformat(),
            "instalments": [
                {
                    "number": one.number,
                    "amount_cents": one.amount_cents,
                    "due_on": one.due_on.isoformat() if one.due_on else None,
                }
                for one in made
            ],
        },
    )
    return made


def notify_award(*, award: Award, by: Any, on: date) -> Award:
    """Send the decision on an award; Refused while the remedy block is incomplete."""
    require_remedy_block(active_scheme(), on, get_language() or award.association.language)
    with transaction.atomic():
        locked = Award.objects.select_for_update().get(pk=award.pk)
        parts: list[Instalment] = []
        if locked.state == "decided" and locked.outcome != REFUSED:
            parts = schedule_instalments(award=locked, by=by, on=on)
        moved = mark_award_notified(award=locked, by=by, on=on)
        report = accepted_report(moved.association_id, moved.year)
        if parts and report is not None:
            release_balance(report, by, on)
        issue_letter(
            kind="award",
            content=award_letter(moved, [p.amount_cents for p in parts], by=by, on=on),
            subject=("award", moved.reference),
            association=moved.association,
            by=by,
            on=on,
        )
    return moved
