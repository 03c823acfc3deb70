"""What people of the sector do: propose, comment, try out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.associations.models import Association
from drempel.apps.consultation.models import INDICATOR, RETIREMENT, Comment, Proposal, Volunteer
from drempel.apps.consultation.states import CONSULTED, OPEN, PILOTED, PROPOSERS
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.references import next_reference
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT, MANAGER
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail import record_event
from drempel.apps.reports.catalogue import catalogue
from drempel.engines.indicators.proposed import read_proposed

PREFIX = "PRO"


class DefinitionRefused(Refused):
    """The proposed entry cannot be read; ``str()`` says where, what was found and expected."""


def propose(*, said: Mapping[str, str], by: Any, on: date) -> Proposal:
    """Make a proposal. said: the texts of a Proposal by field.

    DefinitionRefused when the definition of an indicator cannot be read as the pack would read it.
    """
    if not by.has_role(*PROPOSERS):
        raise RoleRefused(_("Your role does not allow this step."))
    _check_definition(said)
    with transaction.atomic():
        made = Proposal.objects.create(
            reference=next_reference(Proposal, PREFIX, on.year),
            association_id=by.association_id,
            proposed_on=on,
            proposed_by=by,
            **said,
        )
        _note(made, "propose", by, {"act": made.act, "code": made.code, "on": on.isoformat()})
    return made


def _check_definition(said: Mapping[str, str]) -> None:
    text = said.get("definition", "")
    if said["subject"] != INDICATOR or said["act"] == RETIREMENT or not text.strip():
        return
    try:
        found = read_proposed(text, catalogue())
    except ValueError as error:
        raise DefinitionRefused(
            _("The definition cannot be read: %(error)s") % {"error": error}
        ) from None
    if found.code != said["code"]:
        raise DefinitionRefused(
            _("The definition is of %(found)s; expected %(expected)s.")
            % {"found": found.code, "expected": said["code"]}
        )


def comment_proposal(*, proposal: Proposal, text: str, language: str, by: Any, on: date) -> Comment:
    """Say something of a proposal while it is open; the whole sector reads it."""
    if not by.has_role(*PROPOSERS):
        raise RoleRefused(_("Your role does not allow this step."))
    with transaction.atomic():
        locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if locked.state not in {CONSULTED, PILOTED}:
            raise Refused(_("Comments are taken during the consultation and the pilot."))
        made = Comment.objects.create(
            proposal=locked,
            association_id=by.association_id,
            text=text,
            language=language,
            written_on=on,
            written_by=by,
        )
        _note(locked, "comment", by, {"comment": made.pk, "on": on.isoformat()})
    return made


def withdraw_comment(*, comment: Comment, by: Any) -> Comment:
    """Take one's own comment back: its text stays, marked as taken back."""
    if comment.written_by_id != by.pk:
        raise RoleRefused(_("Only whoever wrote a comment takes it back."))
    with transaction.atomic():
        locked = Comment.objects.select_for_update().get(pk=comment.pk)
        if locked.withdrawn_at is None:
            locked.withdrawn_at = instant()
            locked.save(update_fields=["withdrawn_at"])
            _note(locked.proposal, "withdraw_comment", by, {"comment": locked.pk})
    return locked


def answer_comment(*, comment: Comment, outcome: str, answer: str, by: Any, on: date) -> Comment:
    """Say what was done with a comment, and why."""
    if not by.has_role(CASE_OFFICER, HEAD_OF_UNIT):
        raise RoleRefused(_("Your role does not allow this step."))
    with transaction.atomic():
        locked = Comment.objects.select_for_update().get(pk=comment.pk)
        if locked.proposal.state not in OPEN:
            raise Refused(_("The proposal was decided: its answers are fixed."))
        locked.outcome, locked.answer = outcome, answer
        locked.answered_on, locked.answered_by = on, by
        locked.save(update_fields=["outcome", "answer", "answered_on", "answered_by"])
        said = {"comment": locked.pk, "outcome": outcome, "on": on.isoformat()}
        _note(locked.proposal, "answer_comment", by, said)
    return locked


def join_pilot(*, proposal: Proposal, by: Any, on: date) -> Volunteer:
    """An association offers to try the proposal; offering twice is offering once."""
    if not by.has_role(MANAGER) or by.association_id is None:
        raise RoleRefused(_("A manager offers an association for a pilot."))
    with transaction.atomic():
        locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if locked.state not in {CONSULTED, PILOTED}:
            raise Refused(_("Volunteers join during the consultation or the pilot."))
        made, is_new = Volunteer.objects.get_or_create(
            proposal=locked,
            association=Association.objects.get(pk=by.association_id),
            defaults={"joined_on": on, "joined_by": by},
        )
        if is_new:
            _note(locked, "join_pilot", by, {"on": on.isoformat()})
    return made


def remark_on_pilot(*, volunteer: Volunteer, remark: str, by: Any) -> Volunteer:
    """What an association found while it tried the proposal."""
    if by.association_id != volunteer.association_id:
        raise RoleRefused(_("Only the association itself says what it found."))
    with transaction.atomic():
        locked = Volunteer.objects.select_for_update().get(pk=volunteer.pk)
        locked.remark = remark
        locked.save(update_fields=["remark"])
        _note(locked.proposal, "remark_on_pilot", by, {"association": by.association_id})
    return locked


def _note(proposal: Proposal, verb: str, by: Any, data: Mapping[str, Any]) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=("proposal", proposal.reference),
        association_id=by.association_id,
        data=data,
    )
