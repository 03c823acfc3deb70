"""What the case officer does: acknowledge, ask, declare complete, examine, send for opinion."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.accreditation.clocks import items_limit
from drempel.apps.accreditation.models import Dossier, ItemRequest
from drempel.apps.accreditation.states import DOSSIER
from drempel.apps.kernel.states import Refused, move_record

GRANTED, IN_PART, REFUSED = "GRANTED", "GRANTED_PART", "REFUSED"


def acknowledge_dossier(*, dossier: Dossier, by: Any, on: date) -> Dossier:
    """Acknowledge receipt; whoever does it takes the dossier in charge."""
    return move_record(
        DOSSIER, dossier, "acknowledge", by=by, on=on, acknowledged_on=on, handled_by=by
    )


def ask_dossier_items(*, dossier: Dossier, items: str, by: Any, on: date) -> ItemRequest:
    """Ask for what is missing; on a complete file the decision clock stops meanwhile."""
    if not items.strip():
        raise Refused(_("Say what is missing: the association has to know what to send."))
    with transaction.atomic():
        stops_clock = dossier.complete_on is not None
        move_record(DOSSIER, dossier, "ask_items", by=by, on=on, reason=items)
        return ItemRequest.objects.create(
            dossier=dossier,
            asked_on=on,
            supply_by_on=items_limit(on),
            items=items,
            stops_clock=stops_clock,
        )


def declare_dossier_complete(*, dossier: Dossier, by: Any, on: date) -> Dossier:
    """Declare the file complete: from the next day on the Government has its months."""
    return move_record(DOSSIER, dossier, "declare_complete", by=by, on=on, complete_on=on)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the administration proposes.

    outcome: GRANTED, GRANTED_PART or REFUSED. lines: codes granted (empty when refused).
    reference_amount_cents, reference_month: the yearly amount and the month (YYYY-MM) whose
    index it is expressed in; None when refused.
    """

    outcome: str
    reasons: str
    lines: frozenset[str] = frozenset()
    from_on: date | None = None
    until_on: date | None = None
    reference_amount_cents: int | None = None
    reference_month: str = ""


def _check_proposal(proposal: Proposal, asked: Iterable[str]) -> None:
    asked = set(asked)
    if not proposal.reasons.strip():
        raise Refused(_("A decision states its reasons: write them down."))
    if proposal.outcome == REFUSED:
        return
    if proposal.from_on is None or proposal.until_on is None or not proposal.reference_month:
        raise Refused(_("Give the period, the reference amount and its month."))
    if proposal.until_on < proposal.from_on:
        raise Refused(_("The period ends before it begins."))
    if proposal.reference_amount_cents is None or proposal.reference_amount_cents < 0:
        raise Refused(_("Give the reference amount, for example 30,000.00."))
    if not proposal.lines or not proposal.lines <= asked:
        raise Refused(_("Choose at least one of the service lines that were asked for."))
    if (proposal.outcome == GRANTED) != (proposal.lines == asked):
        raise Refused(_("Granted means every line asked for; fewer lines are granted in part."))


def examine_dossier(*, dossier: Dossier, proposal: Proposal, by: Any, on: date) -> Dossier:
    """Conclude the examination with a proposal; its author cannot record the decision."""
    with transaction.atomic():
        asked = list(dossier.lines.values_list("code", flat=True))
        _check_proposal(proposal, asked)
        refused = proposal.outcome == REFUSED
        moved = move_record(
            DOSSIER,
            dossier,
            "examine",
            by=by,
            on=on,
            reason=proposal.reasons,
            examined_on=on,
            examined_by=by,
            outcome=proposal.outcome,
            reasons=proposal.reasons,
            granted_from_on=None if refused else proposal.from_on,
            granted_until_on=None if refused else proposal.until_on,
            reference_amount_cents=None if refused else proposal.reference_amount_cents,
            reference_month="" if refused else proposal.reference_month,
        )
        for line in moved.lines.all():
            line.is_granted = not refused and line.code in proposal.lines
            line.save(update_fields=["is_granted"])
    return moved


def reopen_dossier(*, dossier: Dossier, by: Any, on: date, reason: str) -> Dossier:
    """Take the proposal back before it goes for opinion."""
    return move_record(DOSSIER, dossier, "reopen", by=by, on=on, reason=reason)


def request_dossier_opinion(*, dossier: Dossier, by: Any, on: date) -> Dossier:
    """Send the proposal to the Finance Inspection."""
    return move_record(DOSSIER, dossier, "request_opinion", by=by, on=on)
