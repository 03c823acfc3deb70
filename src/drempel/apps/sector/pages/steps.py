"""Having a year computed, and releasing it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.sector.models import SectorReport
from drempel.apps.sector.states import SECTOR_REPORT

Data = dict[str, Any]


def compute_page() -> Data:
    title = _("Which year is computed?")
    return {
        "title": title,
        "lede": _("Every subsidised association is reckoned; it takes some seconds."),
        "submit": _("Compute the year"),
        "crumbs": [{"label": _("The sector"), "url": reverse("sector_report")}, {"label": title}],
        "cancel_url": reverse("sector_report"),
    }


def release_page(report: SectorReport) -> Data:
    title = _("Make the figures of %(year)s public?") % {"year": report.year}
    return {
        "title": title,
        "lede": _("What is made public never changes. Small numbers are hidden first."),
        "submit": _("Make public"),
        "crumbs": [{"label": _("The sector"), "url": reverse("sector_report")}, {"label": title}],
        "cancel_url": f"{reverse('sector_report')}?year={report.year}",
        "back_url": f"{reverse('sector_report')}?year={report.year}",
    }


def objection(report: SectorReport, person: Any) -> str:
    """Why the report cannot be released by this person now; empty when it can."""
    move = SECTOR_REPORT.find(report.state, "release")
    if move is None:
        return _("This step is not possible in the present state.")
    found = move.guard(report, person) if move.guard else None
    return found or ""
