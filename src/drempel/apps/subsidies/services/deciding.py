"""From a calculated amount to a decided one: proposal, opinion, decision."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.accreditation.services.deciding import FINANCE_INSPECTION, check_opinion
from drempel.apps.kernel.states import Refused, move_record
from drempel.apps.kernel.trail import record_event
from drempel.apps.subsidies.models import Award, AwardOpinion
from drempel.apps.subsidies.states import AWARD


def propose_award(*, award: Award, reasons: str, by: Any, on: date) -> Award:
    """Propose the calculated amount; from now on it is fixed. An estimate is refused."""
    if not reasons.strip():
        raise Refused(_("A decision states its reasons: write them down."))
    return move_record(
        AWARD,
        award,
        "propose",
        by=by,
        on=on,
        proposed_on=on,
        proposed_by=by,
        reasons=reasons,
    )


def give_award_opinion(*, award: Award, kind: str, text: str, by: Any, on: date) -> AwardOpinion:
    """The finance inspector advises; the award keeps its state until the decision."""
    with transaction.atomic():
        locked = Award.objects.select_for_update().get(pk=award.pk)
        check_opinion(locked, kind, text, by)
        opinion = AwardOpinion.objects.create(
            award=locked,
            body=FINANCE_INSPECTION,
            kind=kind,
            text=text,
            given_on=on,
            given_by=by,
        )
        record_event(
            by=by,
            verb="give_opinion",
            subject=("award", locked.reference),
            association_id=locked.association_id,
            data={"kind": kind, "on": on.isoformat(), "reason": text},
        )
    return opinion


def send_award_back(*, award: Award, by: Any, on: date, reason: str) -> Award:
    """The proposal goes back to the case officer, with the reason."""
    if not reason.strip():
        raise Refused(_("Say why the proposal goes back."))
    return move_record(AWARD, award, "send_back", by=by, on=on, reason=reason)


def decide_award(
    *,
    award: Award,
    outcome: str,
    decided_on: date,
    decision_reference: str,
    by: Any,
    on: date,
) -> Award:
    """Record the decision of the Government. outcome: GRANTED or REFUSED.

    The amount is granted as proposed or refused as a whole: another amount is another proposal.
    """
    if outcome not in {"GRANTED", "REFUSED"}:
        raise Refused(_("The amount is granted as proposed, or refused."))
    if not decision_reference.strip():
        raise Refused(_("Give the reference of the decision, for example 2026-114."))
    if decided_on > on:
        raise Refused(_("The day of the decision lies in the future."))
    if award.proposed_on and decided_on < award.proposed_on:
        raise Refused(_("The decision cannot be older than the proposal."))
    return move_record(
        AWARD,
        award,
        "decide",
        by=by,
        on=on,
        outcome=outcome,
        decided_on=decided_on,
        decided_by=by,
        decision_reference=decision_reference.strip(),
    )


def mark_award_notified(*, award: Award, by: Any, on: date) -> Award:
    """The last move of an award. ``payments.services.notify_award`` is the whole act.

    The database refuses it while the instalments do not add up to the amount.
    """
    return move_record(AWARD, award, "notify", by=by, on=on, notified_on=on, notified_by=by)


def withdraw_award(*, award: Award, by: Any, on: date, reason: str) -> Award:
    """Take a calculation or a proposal back; another can be made for the year."""
    return move_record(AWARD, award, "withdraw", by=by, on=on, reason=reason)
