"""Associations whose report of a year is expected and was not sent."""

from drempel.apps.associations.models import Association
from drempel.apps.reports.models import Report
from drempel.apps.reports.states import FROZEN
from drempel.apps.subsidies.models import Award

GRANTED = ("decided", "notified")
REFUSED = "REFUSED"


def not_sent(year: int) -> list[Association]:
    """Those that received a subsidy for the year and have no report of it; by name."""
    awards = Award.objects.filter(year=year, state__in=GRANTED).exclude(outcome=REFUSED)
    sent = Report.objects.filter(year=year, state__in=FROZEN)
    return list(
        Association.objects.filter(pk__in=awards.values("association_id"))
        .exclude(pk__in=sent.values("association_id"))
        .order_by("name_fr", "name_nl")
    )
