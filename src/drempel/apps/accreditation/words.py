"""What codes and verbs are called on screen."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.scheme import active_scheme, code_label

VERBS = {
    "open": _("Application opened"),
    "write": _("Answers changed"),
    "choose_lines": _("Service lines chosen"),
    "submit": _("Application sent"),
    "acknowledge": _("Receipt acknowledged"),
    "ask_items": _("Missing items asked for"),
    "supply_items": _("Missing items received"),
    "answer_items": _("Answer received, the clock goes on"),
    "declare_complete": _("Declared complete"),
    "examine": _("Examined, proposal made"),
    "reopen": _("Examination reopened"),
    "request_opinion": _("Sent to the Finance Inspection"),
    "give_opinion": _("Opinion given"),
    "send_back": _("Proposal sent back"),
    "decide": _("Decided by the Government"),
    "notify": _("Notified to the association"),
    "withdraw": _("Withdrawn"),
    "grant": _("Accreditation granted"),
    "take_over": _("Taken over from the earlier administration"),
    "extend": _("Extended by decision"),
    "shorten": _("Extension shortened: the renewal takes over"),
    "end_extension": _("Extension ended: the renewal takes over"),
    "suspend": _("Suspended"),
    "resume": _("Suspension ended"),
    "expire": _("Expired"),
    "issue_letter": _("Letter issued"),
}

STATE_KINDS = {
    "draft": "plain",
    "submitted": "turn",
    "incomplete": "wait",
    "complete": "turn",
    "examined": "turn",
    "under_opinion": "wait",
    "decided": "turn",
    "notified": "done",
    "withdrawn": "plain",
    "active": "done",
    "extended": "wait",
    "suspended": "late",
    "expired": "plain",
}

# Waiting for it is in each state; the codes stay, the words are the reader's.
TURNS = {
    "draft": "association",
    "submitted": "case_officer",
    "incomplete": "association",
    "complete": "case_officer",
    "examined": "case_officer",
    "under_opinion": "finance_inspector",
    "decided": "case_officer",
}
TURN_WORDS = {
    "association": _("the association"),
    "case_officer": _("the case officer"),
    "finance_inspector": _("the Finance Inspection"),
    "head_of_unit": _("the Government"),
}


def label(list_name: str, code: str) -> str:
    """The words of a code of the pack, in the language of the screen."""
    return code_label(list_name, code, get_language() or "en")


def line_labels(codes: Iterable[str], language: str = "") -> list[str]:
    """The words of service lines."""
    scheme, language = active_scheme(), language or get_language() or "en"
    return [scheme.text(scheme.mission(code).labels, language) for code in codes]


def state_tag(record: Any) -> dict[str, str]:
    return {"kind": STATE_KINDS[record.state], "label": record.get_state_display()}
