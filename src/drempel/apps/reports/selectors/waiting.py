"""Reports that wait for someone: questions to answer, a report that was not sent, a review."""

from datetime import date

from django.db.models import Exists

from drempel.apps.reports.models import QuestionRound, Report
from drempel.apps.reports.states import FROZEN, QUESTIONED, SUBMITTED
from drempel.apps.subsidies.models import Award

GRANTED = ("decided", "notified")


def open_round(association_id: int) -> QuestionRound | None:
    """The questions an association has to answer; one question of the database."""
    rows = QuestionRound.objects.filter(
        report__association_id=association_id, report__state=QUESTIONED, answered_on=None
    )
    return rows.select_related("report").order_by("-report__year").first()


def missing_year(association_id: int, today: date) -> int | None:
    """Last year, when it was subsidised and its report was not sent; one question too."""
    year = today.year - 1
    sent = Report.objects.filter(association_id=association_id, year=year, state__in=FROZEN)
    granted = Award.objects.filter(
        ~Exists(sent), association_id=association_id, year=year, state__in=GRANTED
    ).exclude(outcome="REFUSED")
    return year if granted.exists() else None


def to_review() -> int:
    """How many reports wait for the administration."""
    return Report.objects.filter(state=SUBMITTED).count()
