"""The steps a person can take on a dossier or an accreditation: words, form and service.

One page serves them all; the table of moves says when a step is open and to whom.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation import services
from drempel.apps.accreditation.forms import steps as asked
from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.services.handling import Proposal
from drempel.apps.kernel.steps import Act, PlainForm, Step, handed_to


def _examine(dossier: Dossier, data: dict[str, Any], by: Any, on: date) -> Any:
    proposal = Proposal(
        outcome=data["outcome"],
        reasons=data["reasons"],
        lines=frozenset(data["lines"]),
        from_on=data["from_on"],
        until_on=data["until_on"],
        reference_amount_cents=data["reference_amount"],
        reference_month=data["reference_month"],
    )
    return services.examine_dossier(dossier=dossier, proposal=proposal, by=by, on=on)


def _answer(dossier: Dossier, data: dict[str, Any], by: Any, on: date) -> Any:
    request = dossier.requests.filter(answered_on=None).get()
    return services.answer_dossier_items(request=request, by=by, on=on, **data)


def _dossier(service: Callable[..., Any]) -> Act:
    return handed_to(service, "dossier")


def _accreditation(service: Callable[..., Any]) -> Act:
    return handed_to(service, "accreditation")


_STEPS = (
    Step(
        "acknowledge",
        _("Acknowledge receipt?"),
        _("Acknowledge receipt"),
        _("You take the dossier in charge. Next you check whether it is complete."),
        PlainForm,
        _dossier(services.acknowledge_dossier),
    ),
    Step(
        "ask_items",
        _("What is still missing?"),
        _("Ask the association"),
        _("The association sees the list at once. On a complete file the clock stops meanwhile."),
        asked.ItemsForm,
        _dossier(services.ask_dossier_items),
    ),
    Step(
        "answer",
        _("What do you send us?"),
        _("Send the answer"),
        _("Your answer goes to the case officer; the dossier goes on at once."),
        asked.AnswerForm,
        _answer,
    ),
    Step(
        "declare_complete",
        _("Is the file complete?"),
        _("Declare complete"),
        _("From the next day on the time for the decision runs."),
        PlainForm,
        _dossier(services.declare_dossier_complete),
    ),
    Step(
        "examine",
        _("What do you propose?"),
        _("Conclude the examination"),
        _("You are the author of this proposal: someone else records the decision."),
        asked.ExaminationForm,
        _examine,
    ),
    Step(
        "reopen",
        _("Why does the examination start again?"),
        _("Reopen the examination"),
        _("The proposal is taken back; it stays in the history."),
        asked.ReasonForm,
        _dossier(services.reopen_dossier),
    ),
    Step(
        "request_opinion",
        _("Send the proposal to the Finance Inspection?"),
        _("Send for opinion"),
        _("From now on the proposal is fixed."),
        PlainForm,
        _dossier(services.request_dossier_opinion),
    ),
    Step(
        "give_opinion",
        _("What is your opinion?"),
        _("Give the opinion"),
        _("The opinion goes into the dossier with your name and today's date."),
        asked.OpinionForm,
        _dossier(services.give_dossier_opinion),
    ),
    Step(
        "send_back",
        _("Why does the proposal go back?"),
        _("Send back"),
        _("The case officer sees your reason and examines again."),
        asked.ReasonForm,
        _dossier(services.send_dossier_back),
    ),
    Step(
        "decide",
        _("What did the Government decide?"),
        _("Record the decision"),
        _("The decision follows the proposal. Give its date and its reference."),
        asked.DecisionForm,
        _dossier(services.decide_dossier),
    ),
    Step(
        "notify",
        _("Send the decision to the association?"),
        _("Notify"),
        _("The letter is made and stored, and the accreditation is entered in the register."),
        PlainForm,
        _dossier(services.notify_dossier),
    ),
    Step(
        "withdraw",
        _("Take the application back?"),
        _("Withdraw the application"),
        _("Nothing more is decided on it. You can file a new one."),
        asked.ReasonForm,
        _dossier(services.withdraw_dossier),
    ),
)
DOSSIER_STEPS = {step.verb: step for step in _STEPS}

_TENURE = (
    Step(
        "extend",
        _("Until when is the accreditation extended?"),
        _("Record the extension"),
        _("A formal act with a reference, while a decision on the renewal is awaited."),
        asked.ExtensionForm,
        _accreditation(services.extend_accreditation),
    ),
    Step(
        "suspend",
        _("From when is the accreditation suspended?"),
        _("Record the suspension"),
        _("No subsidy is due for the days of a suspension."),
        asked.SuspensionForm,
        _accreditation(services.suspend_accreditation),
    ),
    Step(
        "resume",
        _("When does the suspension end?"),
        _("Record the end of the suspension"),
        _("From the next day on the accreditation counts again."),
        asked.ResumptionForm,
        _accreditation(services.resume_accreditation),
    ),
    Step(
        "withdraw",
        _("From when is the accreditation withdrawn?"),
        _("Record the withdrawal"),
        _("The association was heard before; the reasons stand in the decision."),
        asked.WithdrawalForm,
        _accreditation(services.withdraw_accreditation),
    ),
)
ACCREDITATION_STEPS = {step.verb: step for step in _TENURE}
