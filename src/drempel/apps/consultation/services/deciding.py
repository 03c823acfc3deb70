"""What the administration does with a proposal: consult, try, decide, end."""

from datetime import date
from typing import Any

from drempel.apps.consultation.models import Proposal
from drempel.apps.consultation.states import PROPOSAL
from drempel.apps.consultation.terms import closes_on
from drempel.apps.kernel.states import move_record


def consult_sector(*, proposal: Proposal, by: Any, on: date) -> Proposal:
    """Open the consultation; its last day is a stored fact."""
    return move_record(
        PROPOSAL, proposal, "consult", by=by, on=on, opened_on=on, closes_on=closes_on(on)
    )


def start_pilot(*, proposal: Proposal, by: Any, on: date) -> Proposal:
    """Begin the pilot. Refused before the consultation ends or while a comment waits."""
    return move_record(PROPOSAL, proposal, "pilot", by=by, on=on, pilot_from_on=on)


def adopt_proposal(
    *, proposal: Proposal, valid_from_on: date, decision_note: str, by: Any, on: date
) -> Proposal:
    """Adopt from a 1 January; the entry then has to stand in the pack by that day."""
    return move_record(
        PROPOSAL,
        proposal,
        "adopt",
        by=by,
        on=on,
        decided_on=on,
        decided_by=by,
        valid_from_on=valid_from_on,
        decision_note=decision_note,
    )


def reject_proposal(*, proposal: Proposal, decision_note: str, by: Any, on: date) -> Proposal:
    """Not adopted, with the reasons that the sector reads."""
    return move_record(
        PROPOSAL,
        proposal,
        "reject",
        by=by,
        on=on,
        decided_on=on,
        decided_by=by,
        decision_note=decision_note,
    )


def retire_proposal(*, proposal: Proposal, retired_from_on: date, by: Any, on: date) -> Proposal:
    """What was adopted ends on the day before a 1 January."""
    return move_record(PROPOSAL, proposal, "retire", by=by, on=on, retired_from_on=retired_from_on)


def withdraw_proposal(*, proposal: Proposal, by: Any, on: date, reason: str) -> Proposal:
    """Whoever made it takes it back; it stays readable."""
    return move_record(PROPOSAL, proposal, "withdraw", by=by, on=on, reason=reason)
