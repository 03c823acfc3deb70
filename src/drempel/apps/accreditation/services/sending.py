"""What the association sends: the application, what was still missing, or its withdrawal."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Dossier, ItemRequest
from drempel.apps.accreditation.selectors.tasks import open_tasks
from drempel.apps.accreditation.services.drafting import _check_writer
from drempel.apps.accreditation.states import DOSSIER
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.states import Refused, move_record


def submit_dossier(
    *, dossier: Dossier, by: Any, on: date, received_on: date | None = None
) -> Dossier:
    """Send the application; every task must be done.

    received_on: for a paper application entered by the case officer, the day it arrived; that
    day counts. Refused when a task is open or the day of receipt lies in the future.
    """
    _check_writer(dossier.association_id, by)
    if received_on is not None and received_on > on:
        raise Refused(_("The day of receipt lies in the future."))
    if received_on is not None and not by.has_role(CASE_OFFICER):
        raise Refused(_("Only a case officer enters an application received on paper."))
    still_open = open_tasks(dossier)
    if still_open:
        names = ", ".join(str(task.label) for task in still_open)
        raise Refused(_("Still to do before sending: %(tasks)s.") % {"tasks": names})
    day = received_on or on
    return move_record(
        DOSSIER,
        dossier,
        "submit",
        by=by,
        on=on,
        submitted_on=day,
        submitted_by=by,
        rule_set=active_scheme().rule_set(day).key,
    )


def answer_dossier_items(*, request: ItemRequest, answer: str, by: Any, on: date) -> Dossier:
    """Answer a request for missing items; the clock goes on where it stood still."""
    _check_writer(request.dossier.association_id, by)
    with transaction.atomic():
        locked = ItemRequest.objects.select_for_update().get(pk=request.pk)
        if locked.answered_on is not None:
            raise Refused(_("This request was already answered."))
        locked.answered_on, locked.answer = on, answer
        locked.save(update_fields=["answered_on", "answer"])
        verb = "answer_items" if locked.stops_clock else "supply_items"
        return move_record(DOSSIER, locked.dossier, verb, by=by, on=on)


def withdraw_dossier(*, dossier: Dossier, by: Any, on: date, reason: str) -> Dossier:
    """The association takes its application back; the dossier stays readable."""
    _check_writer(dossier.association_id, by)
    return move_record(DOSSIER, dossier, "withdraw", by=by, on=on, reason=reason, withdrawn_on=on)
