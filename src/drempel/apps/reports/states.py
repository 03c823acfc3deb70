"""States and moves of an activity report.

The report of a year is written, checked by one person and signed by another; the administration
asks or accepts. A correction is a new version that points to the one it corrects.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER, WORKER
from drempel.apps.kernel.states import Machine, Move

DRAFT, READY, SUBMITTED = "draft", "ready", "submitted"
QUESTIONED, ACCEPTED, REPLACED = "questioned", "accepted", "replaced"
REPORT_STATES = [
    (DRAFT, gettext_lazy("Draft")),
    (READY, gettext_lazy("Waiting for a signature")),
    (SUBMITTED, gettext_lazy("Submitted")),
    (QUESTIONED, gettext_lazy("Questions to answer")),
    (ACCEPTED, gettext_lazy("Accepted")),
    (REPLACED, gettext_lazy("Replaced by a later version")),
]
# From its signature on, what a report says no longer changes.
FROZEN = (SUBMITTED, QUESTIONED, ACCEPTED, REPLACED)


def _other_signer(report: Any, person: Any) -> str | None:
    if report.prepared_by_id == person.pk:
        return _("Whoever prepared the report cannot sign it: a second person does.")
    return None


def _has_questions(report: Any, _person: Any) -> str | None:
    if report.remarks.filter(asked_on=None).exists():
        return None
    return _("Write down at least one question first.")


def _all_answered(report: Any, _person: Any) -> str | None:
    if report.remarks.filter(asked_on__isnull=False, answered_on=None).exists():
        return _("Some questions are not answered yet.")
    return None


def _nothing_open(report: Any, _person: Any) -> str | None:
    if report.remarks.filter(asked_on=None).exists():
        return _("You wrote questions that were not asked yet: ask them, or take them back.")
    return None


WRITERS = frozenset({WORKER, MANAGER})
MANAGERS = frozenset({MANAGER})
OFFICERS = frozenset({CASE_OFFICER})

REPORT = Machine(
    table="reports_report",
    kind="report",
    initial=(DRAFT,),
    moves=(
        Move("prepare", (DRAFT,), READY, WRITERS),
        Move("take_back", (READY,), DRAFT, WRITERS),
        Move("submit", (READY,), SUBMITTED, MANAGERS, _other_signer),
        Move("ask", (SUBMITTED,), QUESTIONED, OFFICERS, _has_questions),
        Move("answer", (QUESTIONED,), SUBMITTED, MANAGERS, _all_answered),
        Move("accept", (SUBMITTED,), ACCEPTED, OFFICERS, _nothing_open),
        Move("replace", (SUBMITTED, QUESTIONED), REPLACED, MANAGERS),
        Move("replace", (ACCEPTED,), REPLACED, OFFICERS),
    ),
)
