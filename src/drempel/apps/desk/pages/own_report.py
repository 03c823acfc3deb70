"""The activity report on the start page of its association: questions first, then a report due."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.selectors.due import answer_clock, due_on, due_why
from drempel.apps.reports.selectors.waiting import Standing, standing_of
from drempel.engines.report import load_templates

# From so many days before its last day on, the report is the next thing to do.
SOON_DAYS = 90


def report_due(association_id: int, today: date) -> dict[str, Any] | None:
    """Questions to answer, or the report of last year that was not sent; None for neither."""
    if not load_templates(active_scheme()):
        return None
    standing = standing_of(association_id, today)
    if standing.asked_on is not None:
        return _questions(standing, standing.asked_on, today)
    year = standing.missing_year
    if year is None or (due_on(year) - today).days > SOON_DAYS:
        return None
    return _not_sent(year, today)


def _questions(standing: Standing, asked_on: date, today: date) -> dict[str, Any]:
    limit = answer_clock(asked_on, today)
    last_on = limit.end_on
    return {
        "title": _("Answer the questions on your report by %(day)s")
        % {"day": written_day(last_on)},
        "lede": _("Activity report %(year)s") % {"year": standing.year},
        "actions": [
            {
                "url": reverse("report_answers", args=[standing.reference]),
                "label": _("Answer the questions"),
            }
        ],
        "why": limit.text(_language()).splitlines(),
    }


def _not_sent(year: int, today: date) -> dict[str, Any]:
    last_on = due_on(year)
    late = last_on < today
    words = (
        _("The report of %(year)s was due on %(day)s")
        if late
        else _("The report of %(year)s is due on %(day)s")
    )
    return {
        "title": words % {"year": year, "day": written_day(last_on)},
        "lede": _("The figures come from your records; you add the story."),
        "actions": [{"url": reverse("report_home"), "label": _("Go to the report")}],
        "why": due_why(year),
    }


def _language() -> str:
    language = get_language() or ""
    known = active_scheme().languages
    return language if language in known else known[0]
