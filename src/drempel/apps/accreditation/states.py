"""States and moves of a dossier and of an accreditation: the two tables everything follows."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.kernel.actors import SYSTEM_ROLE
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT, MANAGER
from drempel.apps.kernel.states import Machine, Move

DOSSIER_STATES = [
    ("draft", gettext_lazy("Draft")),
    ("submitted", gettext_lazy("Submitted")),
    ("incomplete", gettext_lazy("Incomplete")),
    ("complete", gettext_lazy("Complete")),
    ("examined", gettext_lazy("Examined")),
    ("under_opinion", gettext_lazy("Under opinion")),
    ("decided", gettext_lazy("Decided")),
    ("notified", gettext_lazy("Notified")),
    ("withdrawn", gettext_lazy("Withdrawn")),
]
PAST_DECIDED = ("decided", "notified")
PAST_EXAMINED = ("examined", "under_opinion", *PAST_DECIDED)
PAST_COMPLETE = ("complete", *PAST_EXAMINED)
PAST_SUBMITTED = ("submitted", "incomplete", *PAST_COMPLETE)

ACCREDITATION_STATES = [
    ("active", gettext_lazy("In force")),
    ("extended", gettext_lazy("Extended by decision")),
    ("suspended", gettext_lazy("Suspended")),
    ("withdrawn", gettext_lazy("Withdrawn")),
    ("expired", gettext_lazy("Expired")),
]


def _acknowledged(dossier: Any, _person: Any) -> str | None:
    return None if dossier.acknowledged_on else _("First acknowledge receipt of the application.")


def _not_yet_acknowledged(dossier: Any, _person: Any) -> str | None:
    before = type(dossier).objects.values_list("acknowledged_on", flat=True).get(pk=dossier.pk)
    return _("Receipt was already acknowledged.") if before else None


def _was_complete(dossier: Any, _person: Any) -> str | None:
    return None if dossier.complete_on else _("The file was not yet declared complete.")


def _was_not_complete(dossier: Any, _person: Any) -> str | None:
    return _("The file was already complete.") if dossier.complete_on else None


def _has_opinion(dossier: Any, _person: Any) -> str | None:
    given = dossier.opinions.filter(given_on__gte=dossier.examined_on, body="FINANCE_INSP")
    return None if given.exists() else _("The Finance Inspection has not given its opinion yet.")


def _other_approver(dossier: Any, person: Any) -> str | None:
    if dossier.examined_by_id == person.pk:
        return _("Whoever wrote the proposal cannot record the decision.")
    return _has_opinion(dossier, person)


MANAGERS = frozenset({MANAGER})
OFFICERS = frozenset({CASE_OFFICER})
HEADS = frozenset({HEAD_OF_UNIT})
# A paper application is entered by the case officer, with its real day of receipt.
SENDERS = MANAGERS | OFFICERS

DOSSIER = Machine(
    table="accreditation_dossier",
    kind="dossier",
    initial=("draft",),
    moves=(
        Move("submit", ("draft",), "submitted", SENDERS),
        Move("acknowledge", ("submitted",), "submitted", OFFICERS, _not_yet_acknowledged),
        Move("ask_items", ("submitted", "complete"), "incomplete", OFFICERS, _acknowledged),
        Move("supply_items", ("incomplete",), "submitted", SENDERS, _was_not_complete),
        Move("answer_items", ("incomplete",), "complete", SENDERS, _was_complete),
        Move("declare_complete", ("submitted",), "complete", OFFICERS, _acknowledged),
        Move("examine", ("complete",), "examined", OFFICERS),
        Move("reopen", ("examined",), "complete", OFFICERS),
        Move("request_opinion", ("examined",), "under_opinion", OFFICERS),
        Move("send_back", ("under_opinion",), "complete", HEADS),
        Move("decide", ("under_opinion",), "decided", HEADS, _other_approver),
        Move("notify", ("decided",), "notified", OFFICERS),
        Move(
            "withdraw",
            ("draft", "submitted", "incomplete", "complete", "examined", "under_opinion"),
            "withdrawn",
            SENDERS,
        ),
    ),
)

ACCREDITATION = Machine(
    table="accreditation_accreditation",
    kind="accreditation",
    initial=("active",),
    taken_over=("active", "expired"),
    moves=(
        Move("extend", ("active",), "extended", HEADS),
        # A renewal that is granted meanwhile takes over from the extension.
        Move("shorten", ("extended",), "extended", OFFICERS | HEADS),
        Move("end_extension", ("extended",), "active", OFFICERS | HEADS),
        Move("suspend", ("active", "extended"), "suspended", HEADS),
        Move("resume", ("suspended",), "active", HEADS),
        Move("withdraw", ("active", "extended", "suspended"), "withdrawn", HEADS),
        Move(
            "expire",
            ("active", "extended", "suspended"),
            "expired",
            frozenset({SYSTEM_ROLE, CASE_OFFICER}),
        ),
    ),
)
