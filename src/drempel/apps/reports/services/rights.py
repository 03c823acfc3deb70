"""Who may write on a report: people of the association, on their own."""

from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.kernel.roles import ASSOCIATION_ROLES, CASE_OFFICER
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.reports.models import Report
from drempel.apps.reports.states import DRAFT


def check_writer(association_id: int, by: Any) -> None:
    """RoleRefused for anyone but the people of the association."""
    if not by.has_role(*ASSOCIATION_ROLES) or by.association_id != association_id:
        raise RoleRefused(_("Only people of the association write its report."))


def check_officer(by: Any) -> None:
    """RoleRefused for anyone but a case officer."""
    if not by.has_role(CASE_OFFICER):
        raise RoleRefused(_("Your role does not allow this step."))


def locked_draft(report: Report, by: Any) -> Report:
    """The report, locked, while it is being written; Refused once it is prepared or sent."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    check_writer(locked.association_id, by)
    if locked.state != DRAFT:
        raise Refused(_("The report waits for its signature or was sent: it no longer changes."))
    return locked
