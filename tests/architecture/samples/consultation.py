"""Addresses with arguments of the app `consultation`: what the whole sector reads and does."""

from typing import Any

from drempel.apps.consultation.states import PROPOSAL
from tests.architecture.shapes import Sample

STEPS = {
    verb: frozenset().union(*(move.roles for move in PROPOSAL.moves if move.verb == verb))
    for verb in ("consult", "pilot", "adopt", "reject", "retire", "withdraw")
}


def _proposal(name: str) -> Any:
    """A proposal is the whole sector's: nobody is told that it does not exist."""
    return lambda _w, house: [Sample(name, {"reference": house.proposal.reference})]


def _steps(_world: Any, house: Any) -> list[Sample]:
    return [
        Sample("proposal_step", {"reference": house.proposal.reference, "verb": verb}, only=roles)
        for verb, roles in (STEPS | {"no-such-step": frozenset()}).items()
    ]


def _answer(_world: Any, house: Any) -> list[Sample]:
    comment = house.proposal.comments.first()
    return [Sample("proposal_answer", {"reference": house.proposal.reference, "key": comment.pk})]


WITH_ARGUMENTS: dict[str, Any] = {
    "indicator_detail": lambda _w, _h: [Sample("indicator_detail", {"code": "AX-01"})],
    "proposal_detail": _proposal("proposal_detail"),
    "proposal_comment": _proposal("proposal_comment"),
    "proposal_pilot": _proposal("proposal_pilot"),
    "proposal_answer": _answer,
    "proposal_step": _steps,
}
