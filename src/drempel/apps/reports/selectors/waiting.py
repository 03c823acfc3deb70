"""Reports that wait for someone: questions to answer, a report that was not sent, a review."""

from datetime import date

from drempel.apps.reports.models import Report
from drempel.apps.reports.states import FROZEN, QUESTIONED, SUBMITTED
from drempel.apps.subsidies.models import Award

GRANTED = ("decided", "notified")


def asked_report(association_id: int) -> Report | None:
    """The report with questions to answer; one question of the database."""
    rows = Report.objects.filter(association_id=association_id, state=QUESTIONED)
    return rows.order_by("-year").first()


def missing_year(association_id: int, today: date) -> int | None:
    """Last year, when it was subsidised and its report was not sent."""
    year = today.year - 1
    granted = Award.objects.filter(
        association_id=association_id, year=year, state__in=GRANTED
    ).exclude(outcome="REFUSED")
    sent = Report.objects.filter(association_id=association_id, year=year, state__in=FROZEN)
    return year if granted.exists() and not sent.exists() else None


def to_review() -> int:
    """How many reports wait for the administration."""
    return Report.objects.filter(state=SUBMITTED).count()
