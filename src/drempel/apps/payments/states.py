"""States and moves of an instalment: the balance waits for the accepted report of its year."""

from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.kernel.states import Machine, Move

SCHEDULED, RELEASED = "scheduled", "released"
INSTALMENT_STATES = [(SCHEDULED, _("Scheduled")), (RELEASED, _("Released"))]
# How a schedule writes the last part, which takes what the others leave.
BALANCE = "rest"

INSTALMENT = Machine(
    table="payments_instalment",
    kind="instalment",
    initial=(SCHEDULED,),
    moves=(Move("release", (SCHEDULED,), RELEASED, frozenset({CASE_OFFICER})),),
)
