"""Everything the page of one dossier shows, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.accreditation.clocks import Limit, dossier_limits
from drempel.apps.accreditation.models import Dossier, DossierOpinion, ItemRequest
from drempel.apps.accreditation.selectors.steps import dossier_steps
from drempel.apps.accreditation.words import VERBS, label, line_labels, state_tag
from drempel.apps.documents.models import Letter
from drempel.apps.documents.selectors import letters_of
from drempel.apps.kernel.history import Happening, happenings
from drempel.apps.kernel.steps import Step

ROAD = ("submitted", "complete", "examined", "under_opinion", "decided", "notified")


@dataclass(frozen=True, slots=True)
class DossierDetail:
    dossier: Dossier
    requests: list[ItemRequest]
    opinions: list[DossierOpinion]
    limits: list[Limit]
    steps: list[Step]
    letters: list[Letter]
    events: list[Happening]
    line_codes: list[tuple[str, bool | None]]
    today: date

    @property
    def tag(self) -> dict[str, str]:
        return state_tag(self.dossier)

    @property
    def lines(self) -> list[str]:
        return line_labels(code for code, _granted in self.line_codes)

    @property
    def refused_lines(self) -> list[str]:
        return line_labels(code for code, granted in self.line_codes if granted is False)

    @property
    def clocks(self) -> list[dict[str, Any]]:
        """The limits as ``kernel/parts/clock.html`` shows them."""
        return [limit.part(self.today) for limit in self.limits]

    def timeline(self) -> list[dict[str, Any]]:
        """Events newest first, as ``kernel/parts/timeline.html`` shows them."""
        return [
            {
                "text": VERBS.get(event.verb, event.verb),
                "day": event.on,
                "moment": None if event.on else event.at,
                "by": event.actor_name,
                "note": "",
            }
            for event in reversed(self.events)
        ]

    def progress(self) -> list[dict[str, Any]]:
        """The road as ``kernel/parts/progress.html`` shows it, with the days that are known."""
        dossier = self.dossier
        here = "submitted" if dossier.state == "incomplete" else dossier.state
        position = ROAD.index(here) if here in ROAD else -1
        days = {
            "submitted": dossier.submitted_on,
            "complete": dossier.complete_on,
            "examined": dossier.examined_on,
            "decided": dossier.decided_on,
            "notified": dossier.notified_on,
        }
        names = dict(Dossier._meta.get_field("state").choices)
        return [
            {
                "label": names[state],
                "state": "done" if i <= position else "todo" if i > position + 1 else "current",
                "day": days.get(state) if i <= position else None,
            }
            for i, state in enumerate(ROAD)
        ]

    def asked(self) -> list[dict[str, Any]]:
        """What the association asks, as facts."""
        dossier = self.dossier
        return [
            {"label": _("First day"), "day": dossier.requested_from_on},
            {"label": _("Last day"), "day": dossier.requested_until_on},
            {"label": _("Service lines"), "text": "; ".join(self.lines)},
            {"label": _("Rules in force when filed"), "text": dossier.rule_set, "name": True},
        ]

    def proposal(self) -> list[dict[str, Any]]:
        """The proposal, and once taken the decision."""
        dossier = self.dossier
        if not dossier.outcome:
            return []
        rows: list[dict[str, Any]] = [
            {"label": _("Outcome"), "text": label("decision_outcome", dossier.outcome)},
        ]
        if dossier.granted_from_on:
            rows += [
                {"label": _("First day"), "day": dossier.granted_from_on},
                {"label": _("Last day"), "day": dossier.granted_until_on},
                {"label": _("Yearly reference amount"), "cents": dossier.reference_amount_cents},
                {"label": _("Index month"), "month": dossier.reference_month},
            ]
        if self.refused_lines and dossier.granted_from_on:
            rows.append({"label": _("Not granted"), "text": "; ".join(self.refused_lines)})
        rows.append(
            {
                "label": _("Reasons"),
                "text": dossier.reasons,
                "name": True,
                "lang": dossier.language,
            }
        )
        if dossier.decision_reference:
            rows += [
                {"label": _("Decision of"), "day": dossier.decided_on},
                {"label": _("Reference"), "text": dossier.decision_reference, "name": True},
            ]
        return rows


def dossier_detail(dossier: Dossier, person: Any, today: date) -> DossierDetail:
    """Collect the page of one dossier for one person."""
    requests = list(dossier.requests.all())
    return DossierDetail(
        dossier=dossier,
        requests=requests,
        opinions=list(dossier.opinions.select_related("given_by")),
        limits=dossier_limits(dossier, requests, today),
        steps=dossier_steps(dossier, person),
        letters=letters_of("dossier", dossier.reference),
        events=happenings("dossier", dossier.reference),
        line_codes=list(dossier.lines.values_list("code", "is_granted")),
        today=today,
    )
