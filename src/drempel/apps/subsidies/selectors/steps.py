"""Which steps are open to a person on an award now."""

from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.kernel.roles import FINANCE_INSPECTOR
from drempel.apps.kernel.steps import Step
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.states import AWARD
from drempel.apps.subsidies.steps import AWARD_STEPS


def award_steps(award: Award, person: Any) -> list[Step]:
    verbs = [move.verb for move in AWARD.open_moves(award, person)]
    if award.state == "under_opinion" and person.has_role(FINANCE_INSPECTOR):
        verbs.insert(0, "give_opinion")
    return [AWARD_STEPS[verb] for verb in verbs if verb in AWARD_STEPS]


def can_notify(award: Award, person: Any) -> bool:
    """Notifying has its own address in ``payments``, with the instalments."""
    return "notify" in {move.verb for move in AWARD.open_moves(award, person)}


def may_ever(verb: str, person: Any) -> bool:
    """Whether a step exists that this person's role takes, whatever the state."""
    if verb == "give_opinion":
        return bool(person.has_role(FINANCE_INSPECTOR))
    return verb in AWARD_STEPS and any(
        person.has_role(*move.roles) for move in AWARD.moves if move.verb == verb
    )


def objection(award: Award, verb: str, person: Any) -> str:
    """Why the step is not open: the guard's own words, else that the state is another."""
    move = AWARD.find(award.state, verb)
    found = move.guard(award, person) if move and move.guard else None
    return found or _("This step is not possible in the present state.")
