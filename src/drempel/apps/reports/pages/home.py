"""The reports of an association: each year, where it stands, and when it is due."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.room import Room
from drempel.apps.associations.models import Association
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.models import Report
from drempel.apps.reports.selectors.due import due_on, due_why
from drempel.apps.reports.states import DRAFT
from drempel.apps.reports.words import report_tag

YEARS = 5


def home_page(room: Room, on: date) -> dict[str, Any]:
    rows = Report.objects.filter(association_id=room.association_id).order_by("year", "number")
    versions: dict[int, list[Report]] = {}
    for one in rows:
        versions.setdefault(one.year, []).append(one)
    years = range(on.year, on.year - YEARS, -1)
    asked = on.year - 1
    return {
        "title": _("Activity reports"),
        "lede": _("The figures come from your records; you add the story."),
        "crumbs": [
            {"label": _("Figures"), "url": reverse("figures")},
            {"label": _("Activity reports")},
        ],
        "years": [_year(year, versions.get(year, []), on) for year in years],
        "due_title": _("The report of %(year)s is due on %(day)s")
        % {"year": asked, "day": written_day(due_on(asked))},
        "due_why": due_why(asked),
    }


def _year(year: int, versions: list[Report], on: date) -> dict[str, Any]:
    latest = versions[-1] if versions else None
    return {
        "year": year,
        "due_on": due_on(year),
        "is_late": due_on(year) < on and not any(one.submitted_on for one in versions),
        "is_open": latest is None or latest.state == DRAFT,
        "begun": latest is not None,
        "versions": [
            {
                "reference": one.reference,
                "number": one.number,
                "tag": report_tag(one.state),
                "url": report_address(one),
                "sent_on": one.submitted_on,
            }
            for one in reversed(versions)
        ],
        "url": reverse("report_tasks" if latest else "report_begin", args=[year]),
    }


def report_address(report: Report) -> str:
    """Where a report is gone on with: while it is written its tasks, then what was sent."""
    if report.state == DRAFT:
        return reverse("report_tasks", args=[report.year])
    return reverse("report_detail", args=[report.reference])


def after_step(report: Report, verb: str) -> str:
    """Where one goes on after a step: a report that was sent has its receipt."""
    if verb == "submit":
        return reverse("report_receipt", args=[report.reference])
    return report_address(report)


def association_that_begins(person: Any, year: int, on: date) -> Association:
    """Whose report of a year is begun: this year and those shown before it; else Http404."""
    found = Association.objects.filter(pk=person.association_id).first()
    if found is None or not on.year - YEARS < year <= on.year:
        raise Http404
    return found


def begin_page(year: int) -> dict[str, Any]:
    title = _("Begin the activity report of %(year)s?") % {"year": year}
    return {
        "title": title,
        "lede": _("The figures are there already. You can stop and go on at any time."),
        "submit": _("Begin the report"),
        "crumbs": [
            {"label": _("Activity reports"), "url": reverse("report_home")},
            {"label": title},
        ],
        "cancel_url": reverse("report_home"),
    }
