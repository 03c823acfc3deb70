"""One proposal: text, days with their reasons, comments with answers, volunteers, decision."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.consultation.models import Comment, Proposal, Volunteer
from drempel.apps.consultation.selectors import comments_on, volunteers_of
from drempel.apps.consultation.states import CONSULTED, PILOTED, PROPOSERS
from drempel.apps.consultation.steps import proposal_steps
from drempel.apps.consultation.terms import pilot_ends_on, term
from drempel.apps.consultation.words import VERBS, proposal_tag
from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.history import happenings
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT, MANAGER
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.steps import Step
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.selectors.due import rule_words
from drempel.engines.report import written

Data = dict[str, Any]


def language() -> str:
    return (get_language() or "en")[:2]


def address(proposal: Proposal) -> str:
    return reverse("proposal_detail", args=[proposal.reference])


def asked_key(written: str) -> int:
    key = whole_number(written)
    if key is None:
        raise Http404
    return key


def list_context(person: Any) -> Data:
    return {"may_propose": person.has_role(*PROPOSERS)}


def crumbs(proposal: Proposal, last: str = "") -> list[Data]:
    found: list[Data] = [{"label": _("Consultation"), "url": reverse("proposal_list")}]
    if not last:
        return [*found, {"label": proposal.reference, "name": True}]
    here = {"label": proposal.reference, "url": address(proposal), "name": True}
    return [*found, here, {"label": last}]


def detail_page(proposal: Proposal, person: Any, on: date) -> Data:
    is_talking = proposal.state in {CONSULTED, PILOTED}
    return {
        "title": proposal.title_in(language()),
        "proposal": proposal,
        "reason": proposal.reason_in(language()),
        "tag": proposal_tag(proposal.state),
        "crumbs": crumbs(proposal),
        "facts": _facts(proposal),
        "terms": _terms(proposal),
        "why": _why(proposal),
        "comments": comments_on(proposal),
        "volunteers": volunteers_of(proposal),
        "may_comment": is_talking and person.has_role(*PROPOSERS),
        "may_answer": is_talking and person.has_role(CASE_OFFICER, HEAD_OF_UNIT),
        "may_join": is_talking and person.has_role(MANAGER),
        "steps": proposal_steps(proposal, person),
        "in_pack": _in_pack(proposal),
        "timeline": [
            {"text": VERBS[event.verb], "day": event.on, "moment": None if event.on else event.at}
            for event in reversed(happenings("proposal", proposal.reference))
            if event.verb in VERBS
        ],
    }


def _facts(proposal: Proposal) -> list[Data]:
    association = proposal.association
    rows: list[Data] = [
        {"label": _("About"), "text": proposal.get_subject_display()},
        {"label": _("What"), "text": proposal.get_act_display()},
        {"label": _("Code"), "text": proposal.code, "name": True},
        {
            "label": _("Proposed by"),
            "text": association.name if association else _("the administration"),
            "name": association is not None,
        },
    ]
    if proposal.minutes:
        minutes = written(proposal.minutes.replace(",", "."), "", language())
        rows.append({"label": _("Minutes for one record"), "text": minutes, "num": True})
    if proposal.in_exchange_for:
        rows.append(
            {"label": _("Ends in exchange"), "text": proposal.in_exchange_for, "name": True}
        )
    elif proposal.no_exchange:
        rows.append({"label": _("Nothing ends"), "text": proposal.no_exchange, "name": True})
    return rows


def _terms(proposal: Proposal) -> list[Data]:
    """The days that count, as facts."""
    rows: list[Data] = []
    if proposal.opened_on:
        rows.append({"label": _("Consultation from"), "day": proposal.opened_on})
        rows.append({"label": _("Comments until"), "day": proposal.last_day})
    if proposal.pilot_from_on:
        rows.append({"label": _("Pilot from"), "day": proposal.pilot_from_on})
        rows.append({"label": _("Decision from"), "day": pilot_ends_on(proposal.pilot_from_on)})
    if proposal.decided_on:
        rows.append({"label": _("Decided on"), "day": proposal.decided_on})
    if proposal.valid_from_on:
        rows.append({"label": _("Counts from"), "day": proposal.valid_from_on})
    if proposal.retired_from_on:
        rows.append({"label": _("No longer counts from"), "day": proposal.retired_from_on})
    return rows


def _why(proposal: Proposal) -> list[str]:
    """Where the lengths come from, and that they are assumed."""
    day = proposal.opened_on or proposal.proposed_on
    found = []
    for name in ("least_days", "pilot_months", "volunteers", "volunteer_kinds"):
        found.append(value_words(term(name, day)))
    return [*found, *rule_words(term("least_days", day))]


def value_words(rule: Any) -> str:
    """A parameter with its value."""
    return f"{active_scheme().text(rule.labels, language())}: {rule.value}"


def _in_pack(proposal: Proposal) -> str:
    """Whether what was adopted stands in the catalogue of the pack; empty when it need not."""
    if proposal.state != "adopted" or proposal.subject != "indicator":
        return ""
    known = {one.code for one in catalogue().indicators}
    if proposal.code in known:
        return ""
    return _("The catalogue does not hold this entry yet: it has to by %(day)s.") % {
        "day": written_day(proposal.valid_from_on)
    }


def new_page() -> Data:
    title = _("Propose a change of what is reported")
    return {
        "title": title,
        "lede": _("French and Dutch count equally: both are needed before the consultation opens."),
        "submit": _("Make the proposal"),
        "crumbs": [
            {"label": _("Consultation"), "url": reverse("proposal_list")},
            {"label": title},
        ],
        "cancel_url": reverse("proposal_list"),
    }


def _small(proposal: Proposal, title: str, submit: str, lede: str = "") -> Data:
    return {
        "title": title,
        "lede": lede,
        "submit": submit,
        "crumbs": crumbs(proposal, title),
        "cancel_url": address(proposal),
    }


def comment_page(proposal: Proposal) -> Data:
    return _small(proposal, _("Your comment on this proposal"), _("Send the comment"))


def answer_page(proposal: Proposal, comment: Comment) -> Data:
    page = _small(proposal, _("What was done with this comment?"), _("Keep the answer"))
    return page | {"quoted": comment.text}


def pilot_page(proposal: Proposal, there: Volunteer | None) -> Data:
    if there is not None:
        return _small(proposal, _("What did you find?"), _("Keep"))
    lede = _("You try it in your own work. What it takes is measured from the log.")
    return _small(proposal, _("Take part in the pilot?"), _("Take part"), lede)


def step_page(proposal: Proposal, step: Step | None) -> Data:
    page = {"proposal": proposal, "tag": proposal_tag(proposal.state)}
    if step is None:
        return page | {"back_url": address(proposal)}
    return page | _small(proposal, str(step.question), str(step.button), str(step.lede))
