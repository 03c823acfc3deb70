"""States and moves of a proposal: the life of an indicator or of the template of the report."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.consultation.terms import (
    least_volunteer_kinds,
    least_volunteers,
    pilot_ends_on,
)
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT, MANAGER, WORKER
from drempel.apps.kernel.states import Machine, Move

PROPOSED, CONSULTED, PILOTED = "proposed", "consulted", "piloted"
ADOPTED, RETIRED, REJECTED, WITHDRAWN = "adopted", "retired", "rejected", "withdrawn"
PROPOSAL_STATES = [
    (PROPOSED, gettext_lazy("Proposed")),
    (CONSULTED, gettext_lazy("In consultation")),
    (PILOTED, gettext_lazy("In pilot")),
    (ADOPTED, gettext_lazy("Adopted")),
    (RETIRED, gettext_lazy("Retired")),
    (REJECTED, gettext_lazy("Not adopted")),
    (WITHDRAWN, gettext_lazy("Withdrawn")),
]
OPEN = (PROPOSED, CONSULTED, PILOTED)
DECIDED = (ADOPTED, RETIRED, REJECTED)


def _is_complete(proposal: Any, _person: Any) -> str | None:
    if not all((proposal.title_fr, proposal.title_nl, proposal.reason_fr, proposal.reason_nl)):
        return _("Title and reason are needed in French and in Dutch: both count equally.")
    if proposal.act == "new" and not (proposal.in_exchange_for or proposal.no_exchange):
        return _("One in, one out: name the indicator that ends in exchange, or say why none does.")
    return None


def _is_heard(proposal: Any, _person: Any) -> str | None:
    if (proposal.pilot_from_on or today()) < proposal.closes_on:
        return _("The consultation runs until its last day.")
    if proposal.comments.filter(withdrawn_at=None, answered_on=None).exists():
        return _("Every comment is answered first: say what was done with it.")
    return None


def _is_tried(proposal: Any, person: Any) -> str | None:
    if proposal.proposed_by_id == person.pk:
        return _("Whoever made the proposal does not decide on it.")
    on = proposal.decided_on or today()
    volunteers = list(proposal.volunteers.select_related("association"))
    kinds = {one.association.peer_group for one in volunteers}
    if len(volunteers) < least_volunteers(on):
        return _("Too few volunteers: %(count)s.") % {"count": len(volunteers)}
    if len(kinds) < least_volunteer_kinds(on):
        return _("The volunteers are of too few kinds of work: %(count)s.") % {"count": len(kinds)}
    if on < pilot_ends_on(proposal.pilot_from_on):
        return _("The pilot runs until its last day.")
    return _on_new_year(proposal)


def _on_new_year(proposal: Any) -> str | None:
    """A day that is not chosen yet is no objection: the step asks for it."""
    day: date | None = proposal.valid_from_on
    if day and ((day.month, day.day) != (1, 1) or day <= proposal.decided_on):
        return _("A definition counts from a 1 January to come, never in mid-year.")
    return None


def _not_own(proposal: Any, person: Any) -> str | None:
    if proposal.proposed_by_id == person.pk:
        return _("Whoever made the proposal does not decide on it.")
    return None


def _own(proposal: Any, person: Any) -> str | None:
    if proposal.proposed_by_id != person.pk:
        return _("Only whoever made the proposal takes it back.")
    return None


def _ends_on_new_year(proposal: Any, _person: Any) -> str | None:
    day: date | None = proposal.retired_from_on
    if day and ((day.month, day.day) != (1, 1) or day <= proposal.valid_from_on):
        return _("A definition ends on a 31 December, never in mid-year.")
    return None


OFFICERS = frozenset({CASE_OFFICER})
HEADS = frozenset({HEAD_OF_UNIT})
PROPOSERS = frozenset({WORKER, MANAGER, CASE_OFFICER, HEAD_OF_UNIT})

PROPOSAL = Machine(
    table="consultation_proposal",
    kind="proposal",
    initial=(PROPOSED,),
    moves=(
        Move("consult", (PROPOSED,), CONSULTED, OFFICERS, _is_complete),
        Move("pilot", (CONSULTED,), PILOTED, OFFICERS, _is_heard),
        Move("adopt", (PILOTED,), ADOPTED, HEADS, _is_tried),
        Move("reject", (CONSULTED, PILOTED), REJECTED, HEADS, _not_own),
        Move("retire", (ADOPTED,), RETIRED, HEADS, _ends_on_new_year),
        Move("withdraw", (PROPOSED, CONSULTED), WITHDRAWN, PROPOSERS, _own),
    ),
)
