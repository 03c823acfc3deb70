"""Reports that wait for someone: questions to answer, a report that was not sent, a review."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Subquery

from drempel.apps.associations.models import Association
from drempel.apps.reports.models import QuestionRound, Report
from drempel.apps.reports.states import FROZEN, QUESTIONED, SUBMITTED
from drempel.apps.subsidies.models import Award

GRANTED = ("decided", "notified")


@dataclass(frozen=True, slots=True)
class Standing:
    """What an association has to do: questions on a report (reference, year), or a year to send."""

    asked_on: date | None
    reference: str
    year: int | None
    missing_year: int | None


def standing_of(association_id: int, today: date) -> Standing:
    """Questions to answer, and last year when it was subsidised and not sent; one question."""
    year = today.year - 1
    rounds = QuestionRound.objects.filter(
        report__association_id=OuterRef("pk"), report__state=QUESTIONED, answered_on=None
    ).order_by("-report__year")
    sent = Report.objects.filter(association_id=association_id, year=year, state__in=FROZEN)
    granted = Award.objects.filter(
        ~Exists(sent), association_id=association_id, year=year, state__in=GRANTED
    ).exclude(outcome="REFUSED")
    row = (
        Association.objects.filter(pk=association_id)
        .annotate(
            asked_on=Subquery(rounds.values("asked_on")[:1]),
            reference=Subquery(rounds.values("report__reference")[:1]),
            year=Subquery(rounds.values("report__year")[:1]),
            is_missing=Exists(granted),
        )
        .values("asked_on", "reference", "year", "is_missing")
        .get()
    )
    is_missing = row.pop("is_missing")
    return Standing(**row, missing_year=year if is_missing else None)


def to_review() -> int:
    """How many reports wait for the administration."""
    return Report.objects.filter(state=SUBMITTED).count()
