"""The steps a person can take on a report once it is prepared: words, form and service."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drempel.apps.kernel.roles import ASSOCIATION_ROLES
from drempel.apps.kernel.steps import Act, PlainForm, Step, handed_to
from drempel.apps.reports import services
from drempel.apps.reports.forms.steps import NoteForm, ReasonForm
from drempel.apps.reports.models import Report
from drempel.apps.reports.states import ACCEPTED, OFFICERS, QUESTIONED, REPORT, SUBMITTED

CORRECT = "correct"


def _report(service: Callable[..., Any]) -> Act:
    return handed_to(service, "report")


_STEPS = (
    Step(
        "submit",
        lazy("Sign and send this report?"),
        lazy("Sign and send"),
        lazy("From now on it no longer changes. A later correction is a new version."),
        PlainForm,
        _report(services.submit_report),
    ),
    Step(
        "take_back",
        lazy("Go on writing?"),
        lazy("Take the report back"),
        lazy("It can be changed again, and is handed over anew afterwards."),
        PlainForm,
        _report(services.take_report_back),
    ),
    Step(
        "answer",
        lazy("Send the answers?"),
        lazy("Send the answers"),
        lazy("The Region sees them together, and goes on with its review."),
        PlainForm,
        _report(services.send_answers),
    ),
    Step(
        "ask",
        lazy("Ask these questions?"),
        lazy("Ask the association"),
        lazy("The association sees all of them at once. The review stands still meanwhile."),
        PlainForm,
        _report(services.ask_questions),
    ),
    Step(
        "accept",
        lazy("Accept this report?"),
        lazy("Accept the report"),
        lazy("The association is told, and the balance of the subsidy can be paid."),
        NoteForm,
        _report(services.accept_report),
    ),
    Step(
        CORRECT,
        lazy("What has to be corrected?"),
        lazy("Correct this report"),
        lazy("A new version begins. This one stays as it was sent, linked to the new one."),
        ReasonForm,
        _report(services.correct_report),
    ),
)
REPORT_STEPS = {step.verb: step for step in _STEPS}


def report_steps(report: Report, person: Any) -> list[Step]:
    """The steps open to a person now, in the order of the road."""
    own = person.has_role(*ASSOCIATION_ROLES) and person.association_id == report.association_id
    open_now = {move.verb for move in REPORT.open_moves(report, person)}
    if own and _can_correct(report):
        open_now.add(CORRECT)
    if not own and not person.has_role(*OFFICERS):
        open_now = set()
    return [step for step in _STEPS if step.verb in open_now]


def _can_correct(report: Report) -> bool:
    if report.state not in {SUBMITTED, QUESTIONED, ACCEPTED}:
        return False
    return not Report.objects.filter(corrects=report).exists()


def may_ever(verb: str, person: Any) -> bool:
    """Whether this person's role takes such a step, whatever the state."""
    if verb == CORRECT:
        return bool(person.has_role(*ASSOCIATION_ROLES))
    return verb in REPORT_STEPS and any(
        person.has_role(*move.roles) for move in REPORT.moves if move.verb == verb
    )


def objection(report: Report, verb: str, person: Any) -> str:
    """Why the step is not open: the guard's own words, else that the state is another."""
    move = REPORT.find(report.state, verb)
    found = move.guard(report, person) if move and move.guard else None
    return found or _("This step is not possible in the present state.")
