"""What waits for the one who advises and for the one who decides."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from drempel.apps.accreditation.clocks import Limit, dossier_limits
from drempel.apps.accreditation.models import Dossier, DossierOpinion
from drempel.apps.accreditation.selectors import visible_dossiers
from drempel.apps.kernel.roles import FINANCE_INSPECTOR
from drempel.apps.subsidies.models import Award, AwardOpinion
from drempel.apps.subsidies.selectors import visible_awards

_BODY = "FINANCE_INSP"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier or an award that waits for this person. limit: the legal one, if there is any."""

    record: Dossier | Award
    since_on: date | None
    limit: Limit | None = None

    @property
    def last_on(self) -> date | None:
        return self.limit.deadline.end_on if self.limit else None


def waiting_for(person: Any, today: date) -> list[Waiting]:
    """Proposals that ask for an opinion, or that have one and ask for a decision. Three queries.

    The Finance Inspection sees those without its opinion since the last proposal; the head of
    unit those with one. The longest legal wait comes first.
    """
    with_opinion = not person.has_role(FINANCE_INSPECTOR)
    found = [*_dossiers(person, with_opinion, today), *_awards(person, with_opinion)]
    return sorted(
        found,
        key=lambda one: (one.last_on or date.max, one.since_on or date.max, one.record.reference),
    )


def _dossiers(person: Any, with_opinion: bool, today: date) -> list[Waiting]:
    given = DossierOpinion.objects.filter(
        dossier=OuterRef("pk"), body=_BODY, given_on__gte=OuterRef("examined_on")
    )
    rows = (
        visible_dossiers(person)
        .filter(Exists(given) if with_opinion else ~Exists(given), state="under_opinion")
        .annotate(given_on=Subquery(given.order_by("-given_on").values("given_on")[:1]))
        .prefetch_related("requests")
        .order_by("pk")
    )
    found = []
    for row in rows:
        limits = dossier_limits(row, list(row.requests.all()), today)
        limit = next((one for one in limits if one.key == "decision"), None)
        found.append(Waiting(row, row.given_on or row.examined_on, limit))
    return found


def _awards(person: Any, with_opinion: bool) -> list[Waiting]:
    given = AwardOpinion.objects.filter(
        award=OuterRef("pk"), body=_BODY, given_on__gte=OuterRef("proposed_on")
    )
    rows = (
        visible_awards(person)
        .filter(Q(Exists(given)) if with_opinion else ~Exists(given), state="under_opinion")
        .annotate(given_on=Subquery(given.order_by("-given_on").values("given_on")[:1]))
        .order_by("pk")
    )
    return [Waiting(row, row.given_on or row.proposed_on) for row in rows]
