"""What states and events of a proposal are called on screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drempel.apps.consultation.states import PROPOSAL_STATES

KINDS = {
    "proposed": "plain",
    "consulted": "turn",
    "piloted": "turn",
    "adopted": "done",
    "retired": "plain",
    "rejected": "late",
    "withdrawn": "plain",
}
VERBS: Mapping[str, str | Promise] = {
    "propose": _("Proposed"),
    "consult": _("Consultation opened"),
    "comment": _("Comment given"),
    "withdraw_comment": _("Comment taken back"),
    "answer_comment": _("Comment answered"),
    "join_pilot": _("Volunteer for the pilot"),
    "pilot": _("Pilot begun"),
    "remark_on_pilot": _("Experience of the pilot told"),
    "adopt": _("Adopted"),
    "reject": _("Not adopted"),
    "retire": _("Retired"),
    "withdraw": _("Withdrawn"),
}


def proposal_tag(state: str) -> dict[str, str]:
    """What ``kernel/parts/tag.html`` shows."""
    return {"kind": KINDS[state], "label": str(dict(PROPOSAL_STATES)[state])}
