"""The steps a person can take on an award: words, form and service."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.forms.steps import OpinionForm, ReasonForm
from drempel.apps.kernel.steps import Act, PlainForm, Step, handed_to
from drempel.apps.subsidies import services
from drempel.apps.subsidies.forms import DecisionForm, ProposalForm
from drempel.apps.subsidies.models import Award


def _award(service: Callable[..., Any]) -> Act:
    return handed_to(service, "award")


def _recalculate(award: Award, _data: dict[str, Any], by: Any, on: date) -> Any:
    return services.calculate_award(association=award.association, year=award.year, by=by, on=on)


_STEPS = (
    Step(
        "recalculate",
        _("Calculate this amount again?"),
        _("Calculate again"),
        _("With the records and the index figures as they are known today."),
        PlainForm,
        _recalculate,
    ),
    Step(
        "propose",
        _("Propose this amount?"),
        _("Propose the amount"),
        _(
            "The amount is fixed and goes to the Finance Inspection. Someone else records the decision."
        ),
        ProposalForm,
        _award(services.propose_award),
    ),
    Step(
        "give_opinion",
        _("What is your opinion?"),
        _("Give the opinion"),
        _("The opinion goes into the dossier with your name and today's date."),
        OpinionForm,
        _award(services.give_award_opinion),
    ),
    Step(
        "send_back",
        _("Why does the proposal go back?"),
        _("Send back"),
        _("The case officer sees your reason and can calculate again."),
        ReasonForm,
        _award(services.send_award_back),
    ),
    Step(
        "decide",
        _("What did the Government decide?"),
        _("Record the decision"),
        _("The amount is granted as proposed, or refused."),
        DecisionForm,
        _award(services.decide_award),
    ),
    Step(
        "withdraw",
        _("Take this calculation back?"),
        _("Withdraw the calculation"),
        _("Another calculation can be made for the year."),
        ReasonForm,
        _award(services.withdraw_award),
    ),
)
AWARD_STEPS = {step.verb: step for step in _STEPS}
