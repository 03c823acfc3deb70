"""Opinions, and the decision of the Government as the head of unit records it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Dossier, DossierOpinion
from drempel.apps.accreditation.states import DOSSIER
from drempel.apps.kernel.roles import FINANCE_INSPECTOR
from drempel.apps.kernel.states import MoveRefused, Refused, RoleRefused, move_record
from drempel.apps.kernel.trail import record_event

FINANCE_INSPECTION = "FINANCE_INSP"
KINDS = frozenset({"FAVOURABLE", "WITH_REMARKS", "CONDITIONAL", "UNFAVOURABLE"})
NEED_WORDS = KINDS - {"FAVOURABLE"}


def check_opinion(record: Any, kind: str, text: str, by: Any) -> None:
    """What holds for every opinion of the Finance Inspection, on a dossier or on an award."""
    if not by.has_role(FINANCE_INSPECTOR):
        raise RoleRefused(_("Your role does not allow this step."))
    if record.state != "under_opinion":
        raise MoveRefused(
            _("This step is not possible now: the state is “%(state)s”.")
            % {"state": record.get_state_display()}
        )
    if kind not in KINDS:
        raise Refused(_("Choose one of the four opinions."))
    if kind in NEED_WORDS and not text.strip():
        raise Refused(_("Remarks, conditions and objections are written out."))


def give_dossier_opinion(
    *, dossier: Dossier, kind: str, text: str, by: Any, on: date
) -> DossierOpinion:
    """The finance inspector advises; the dossier keeps its state until the decision."""
    with transaction.atomic():
        locked = Dossier.objects.select_for_update().get(pk=dossier.pk)
        check_opinion(locked, kind, text, by)
        opinion = DossierOpinion.objects.create(
            dossier=locked,
            body=FINANCE_INSPECTION,
            kind=kind,
            text=text,
            given_on=on,
            given_by=by,
        )
        record_event(
            by=by,
            verb="give_opinion",
            subject=("dossier", locked.reference),
            association_id=locked.association_id,
            data={"kind": kind, "on": on.isoformat(), "reason": text},
        )
    return opinion


def send_dossier_back(*, dossier: Dossier, by: Any, on: date, reason: str) -> Dossier:
    """The proposal goes back to the case officer, with the reason."""
    if not reason.strip():
        raise Refused(_("Say why the proposal goes back."))
    return move_record(DOSSIER, dossier, "send_back", by=by, on=on, reason=reason)


def decide_dossier(
    *, dossier: Dossier, by: Any, decided_on: date, decision_reference: str, on: date
) -> Dossier:
    """Record the decision of the Government: its date and its reference.

    decided_on: not in the future, not before the examination. Author and approver differ.
    """
    if not decision_reference.strip():
        raise Refused(_("Give the reference of the decision, for example 2026-114."))
    if decided_on > on:
        raise Refused(_("The day of the decision lies in the future."))
    if dossier.examined_on and decided_on < dossier.examined_on:
        raise Refused(_("The decision cannot be older than the proposal."))
    return move_record(
        DOSSIER,
        dossier,
        "decide",
        by=by,
        on=on,
        decided_on=decided_on,
        decided_by=by,
        decision_reference=decision_reference.strip(),
    )
