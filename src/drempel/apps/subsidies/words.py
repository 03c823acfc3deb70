"""What verbs and states of awards are called on screen."""

from typing import Any

from django.utils.translation import gettext_lazy as _

VERBS = {
    "calculate": _("Amount calculated"),
    "recalculate": _("Calculated again"),
    "take_over": _("Taken over from the earlier administration"),
    "propose": _("Proposed, sent to the Finance Inspection"),
    "give_opinion": _("Opinion given"),
    "send_back": _("Proposal sent back"),
    "decide": _("Decided by the Government"),
    "schedule": _("Instalments scheduled"),
    "notify": _("Notified to the association"),
    "issue_letter": _("Letter issued"),
    "withdraw": _("Withdrawn"),
}
STATE_KINDS = {
    "calculated": "turn",
    "under_opinion": "wait",
    "decided": "turn",
    "notified": "done",
    "withdrawn": "plain",
}


def state_tag(award: Any) -> dict[str, str]:
    """The state as a tag; an estimate says so."""
    if award.is_estimate:
        return {"kind": "wait", "label": _("Estimate")}
    return {"kind": STATE_KINDS[award.state], "label": award.get_state_display()}
