"""Which steps are open to a person now: the table of moves, asked once for page and view."""

from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Accreditation, Dossier
from drempel.apps.accreditation.states import ACCREDITATION, DOSSIER
from drempel.apps.accreditation.steps import ACCREDITATION_STEPS, DOSSIER_STEPS
from drempel.apps.kernel.roles import CASE_OFFICER, FINANCE_INSPECTOR
from drempel.apps.kernel.steps import Step

_AS_ANSWER = {"supply_items": "answer", "answer_items": "answer"}


def dossier_steps(dossier: Dossier, person: Any) -> list[Step]:
    """Steps in the order of the road; sending has its own page and is not among them."""
    own = person.association_id == dossier.association_id
    verbs = [_AS_ANSWER.get(m.verb, m.verb) for m in DOSSIER.open_moves(dossier, person)]
    if dossier.state == "under_opinion" and person.has_role(FINANCE_INSPECTOR):
        verbs.insert(0, "give_opinion")
    if not own and not person.has_role(CASE_OFFICER):
        verbs = [verb for verb in verbs if verb not in {"answer", "withdraw"}]
    return [DOSSIER_STEPS[verb] for verb in verbs if verb in DOSSIER_STEPS]


def may_ever(verb: str, person: Any) -> bool:
    """Whether a step exists that this person's role takes, whatever the state."""
    if verb == "give_opinion":
        return bool(person.has_role(FINANCE_INSPECTOR))
    names = {move for move, as_step in _AS_ANSWER.items() if as_step == verb} or {verb}
    return verb in DOSSIER_STEPS and any(
        person.has_role(*move.roles) for move in DOSSIER.moves if move.verb in names
    )


def objection(dossier: Dossier, verb: str, person: Any) -> str:
    """Why the step is not open: the guard's own words, else that the state is another."""
    move = DOSSIER.find(dossier.state, verb)
    found = move.guard(dossier, person) if move and move.guard else None
    return found or _("This step is not possible in the present state.")


def accreditation_steps(accreditation: Accreditation, person: Any) -> list[Step]:
    moves = ACCREDITATION.open_moves(accreditation, person)
    return [ACCREDITATION_STEPS[m.verb] for m in moves if m.verb in ACCREDITATION_STEPS]
