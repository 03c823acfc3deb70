"""The steps a person can take on a proposal: words, form and service."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drempel.apps.consultation import services
from drempel.apps.consultation.forms import (
    AdoptionForm,
    ReasonForm,
    RejectionForm,
    RetirementForm,
)
from drempel.apps.consultation.models import Proposal
from drempel.apps.consultation.states import PROPOSAL
from drempel.apps.kernel.steps import Act, PlainForm, Step, handed_to


def _proposal(service: Callable[..., Any]) -> Act:
    return handed_to(service, "proposal")


_STEPS = (
    Step(
        "consult",
        lazy("Open the consultation?"),
        lazy("Open the consultation"),
        lazy("The whole sector can comment; the last day is fixed now."),
        PlainForm,
        _proposal(services.consult_sector),
    ),
    Step(
        "pilot",
        lazy("Begin the pilot?"),
        lazy("Begin the pilot"),
        lazy("The volunteers try it in their own work; what it takes is measured."),
        PlainForm,
        _proposal(services.start_pilot),
    ),
    Step(
        "adopt",
        lazy("From when does it count?"),
        lazy("Adopt"),
        lazy("From a 1 January on. Years before keep their definition."),
        AdoptionForm,
        _proposal(services.adopt_proposal),
    ),
    Step(
        "reject",
        lazy("Why is it not adopted?"),
        lazy("Do not adopt"),
        lazy("The sector reads your reasons."),
        RejectionForm,
        _proposal(services.reject_proposal),
    ),
    Step(
        "retire",
        lazy("From when does it no longer count?"),
        lazy("Retire"),
        lazy("Years before keep it."),
        RetirementForm,
        _proposal(services.retire_proposal),
    ),
    Step(
        "withdraw",
        lazy("Take this proposal back?"),
        lazy("Take back"),
        lazy("It stays readable for everyone."),
        ReasonForm,
        _proposal(services.withdraw_proposal),
    ),
)
PROPOSAL_STEPS = {step.verb: step for step in _STEPS}


def proposal_steps(proposal: Proposal, person: Any) -> list[Step]:
    """The steps open to a person now, in the order of the life of a proposal."""
    open_now = {move.verb for move in PROPOSAL.open_moves(proposal, person)}
    return [step for step in _STEPS if step.verb in open_now]


def may_ever(verb: str, person: Any) -> bool:
    """Whether this person's role takes such a step, whatever the state."""
    return verb in PROPOSAL_STEPS and any(
        person.has_role(*move.roles) for move in PROPOSAL.moves if move.verb == verb
    )


def objection(proposal: Proposal, verb: str, person: Any) -> str:
    """Why the step is not open: the guard's own words, else that the state is another."""
    move = PROPOSAL.find(proposal.state, verb)
    found = move.guard(proposal, person) if move and move.guard else None
    return found or _("This step is not possible in the present state.")
