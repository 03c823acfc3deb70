"""Everything the page of one award shows, in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from drempel.apps.documents.models import Letter
from drempel.apps.documents.selectors import letters_of
from drempel.apps.kernel.history import Happening, happenings
from drempel.apps.kernel.steps import Step
from drempel.apps.subsidies.models import Award, AwardOpinion
from drempel.apps.subsidies.selectors.steps import award_steps, can_notify
from drempel.apps.subsidies.sheet import Sheet
from drempel.apps.subsidies.words import VERBS, state_tag

ROAD = ("calculated", "under_opinion", "decided", "notified")


@dataclass(frozen=True, slots=True)
class AwardDetail:
    award: Award
    sheet: Sheet
    opinions: list[AwardOpinion]
    steps: list[Step]
    can_notify: bool
    letters: list[Letter]
    events: list[Happening]

    @property
    def tag(self) -> dict[str, Any]:
        return state_tag(self.award)

    def timeline(self) -> list[dict[str, Any]]:
        return [
            {
                "text": VERBS.get(event.verb, event.verb),
                "day": event.on,
                "moment": None if event.on else event.at,
                "by": event.actor_name,
            }
            for event in reversed(self.events)
        ]

    def progress(self) -> list[dict[str, Any]]:
        award = self.award
        position = ROAD.index(award.state) if award.state in ROAD else -1
        days = {
            "calculated": award.calculated_on,
            "under_opinion": award.proposed_on,
            "decided": award.decided_on,
            "notified": award.notified_on,
        }
        names = dict(Award._meta.get_field("state").choices)
        return [
            {
                "label": names[state],
                "state": "done" if i <= position else "current" if i == position + 1 else "todo",
                "day": days[state] if i <= position else None,
            }
            for i, state in enumerate(ROAD)
        ]


def award_detail(award: Award, person: Any) -> AwardDetail:
    """Collect the page of one award for one person."""
    return AwardDetail(
        award=award,
        sheet=Sheet(award.trace),
        opinions=list(award.opinions.select_related("given_by")),
        steps=award_steps(award, person),
        can_notify=can_notify(award, person),
        letters=letters_of("award", award.reference),
        events=happenings("award", award.reference),
    )
