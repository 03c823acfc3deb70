"""Everything the page of one accreditation shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.accreditation.clocks import application_limit, why
from drempel.apps.accreditation.models import Accreditation
from drempel.apps.accreditation.selectors.steps import accreditation_steps
from drempel.apps.accreditation.words import VERBS, line_labels, state_tag
from drempel.apps.kernel.history import happenings
from drempel.apps.kernel.steps import Step


@dataclass(frozen=True, slots=True)
class TenureDetail:
    """facts, lines and suspensions of the period; the renewal limit; steps; history."""

    facts: list[dict[str, Any]]
    lines: list[str]
    suspensions: list[dict[str, Any]]
    renewal: dict[str, Any]
    steps: list[Step]
    timeline: list[dict[str, Any]]
    tag: dict[str, str]


def _facts(accreditation: Accreditation) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"label": _("First day"), "day": accreditation.begins_on},
        {"label": _("Last day"), "day": accreditation.ends_on},
    ]
    if accreditation.extended_until_on:
        rows += [
            {"label": _("Extended until"), "day": accreditation.extended_until_on},
            {
                "label": _("Decision of extension"),
                "text": accreditation.extension_reference,
                "name": True,
            },
        ]
    if accreditation.withdrawn_from_on:
        rows.append({"label": _("Withdrawn from"), "day": accreditation.withdrawn_from_on})
    return [
        *rows,
        {"label": _("Yearly reference amount"), "cents": accreditation.reference_amount_cents},
        {"label": _("Index month"), "month": accreditation.reference_month},
        {"label": _("Rule set"), "text": accreditation.rule_set, "name": True},
        {"label": _("Decision of"), "day": accreditation.decided_on},
        {"label": _("Reference"), "text": accreditation.decision_reference, "name": True},
    ]


def tenure_detail(accreditation: Accreditation, person: Any, today: date) -> TenureDetail:
    """Collect the page of one accreditation for one person."""
    limit = application_limit(accreditation, today)
    events = happenings("accreditation", accreditation.reference)
    return TenureDetail(
        facts=_facts(accreditation),
        lines=line_labels(accreditation.lines.values_list("code", flat=True)),
        suspensions=[
            {
                "label": _("Suspended from"),
                "day": suspension.begins_on,
                "until": suspension.ends_on,
                "reference": suspension.decision_reference,
            }
            for suspension in accreditation.suspensions.all()
        ],
        renewal={"last_day": limit.end_on, "why": why(limit)},
        steps=accreditation_steps(accreditation, person),
        timeline=[
            {
                "text": VERBS.get(event.verb, event.verb),
                "day": event.on,
                "moment": None if event.on else event.at,
                "by": event.actor_name,
            }
            for event in reversed(events)
        ],
        tag=state_tag(accreditation),
    )
