"""Explaining a fault that is right as it stands, and opening it again."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.activity.models import DocumentedException
from drempel.apps.activity.selectors.faults import Fault
from drempel.apps.activity.services.scanning import has_national_number
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail import record_event


def document_exception(*, fault: Fault, reason: str, by: Any, on: date) -> DocumentedException:
    """Lift a fault with a reason, for the record as it stands; a new reason replaces the old one.

    Raises RoleRefused for someone of elsewhere, Refused without a reason or with a national number.
    """
    if by.association_id != fault.association_id:
        raise RoleRefused(_("Your role does not allow this step."))
    if not reason.strip():
        raise Refused(_("Say in a few words why this is right."))
    if has_national_number(reason):
        raise Refused(_("A national register number is never kept: take it out of the text."))
    with transaction.atomic():
        made, _new = DocumentedException.objects.update_or_create(
            association_id=fault.association_id,
            kind=fault.kind.code,
            uid=fault.uid,
            rule=fault.rule,
            defaults={
                "version": fault.found.version,
                "reason": reason.strip(),
                "lifted_on": on,
                "lifted_by": by,
            },
        )
        _note("document_exception", made, by)
    return made


def withdraw_exception(*, exception: DocumentedException, by: Any) -> None:
    """Open a fault again; raises RoleRefused for someone of elsewhere."""
    if by.association_id != exception.association_id:
        raise RoleRefused(_("Your role does not allow this step."))
    with transaction.atomic():
        _note("withdraw_exception", exception, by)
        exception.delete()


def forget_exceptions(association_id: int, kind: str, uids: Any) -> None:
    """Drop the reasons about records that are gone. uids: identifiers, or a query of them."""
    DocumentedException.objects.filter(
        association_id=association_id, kind=kind, uid__in=uids
    ).delete()


def _note(verb: str, one: DocumentedException, by: Any) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=(one.kind, one.uid),
        association_id=one.association_id,
        data={"rule": one.rule},
    )
