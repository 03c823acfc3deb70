"""Questions of the Region on a report: what they are about, and by when they are answered."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.models import Remark, Report
from drempel.apps.reports.pages.tables import language, name_of
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.due import QUESTIONS, answer_limit, clock_part
from drempel.apps.reports.words import report_tag
from drempel.engines.deadlines import clock_for


def open_remarks(report: Report) -> list[Remark]:
    """The questions of the round that is open, also those answered meanwhile."""
    asked = report.rounds.get(answered_on=None)
    return list(report.remarks.filter(asked_on=asked.asked_on))


def answers_page(report: Report, on: date) -> dict[str, Any]:
    asked = report.rounds.get(answered_on=None)
    title = _("Questions of the Region")
    count = report.remarks.filter(asked_on=asked.asked_on).count()
    return {
        "title": title,
        "report": report,
        "lede": active_scheme().phrase(
            "report.questions",
            language(),
            n=str(count),
            year=str(report.year),
            deadline=written_day(asked.due_on),
        ),
        "crumbs": [
            {"label": _("Activity reports"), "url": reverse("report_home")},
            {
                "label": report.reference,
                "url": reverse("report_detail", args=[report.reference]),
                "name": True,
            },
            {"label": title},
        ],
        "clock": clock_part(title, answer_limit(asked, on), on),
        "back_url": reverse("report_detail", args=[report.reference]),
    }


def places(report: Report, on: date) -> dict[int, str]:
    """Key of each question to the section and the figure it is about."""
    content = known_content(report, on)
    titles = {one["key"]: in_language(one["title"]) for one in content["sections"]}
    found = {}
    for one in open_remarks(report):
        figure = content["figures"].get(one.figure)
        where = [titles.get(one.section, one.section), *([name_of(figure)] if figure else [])]
        found[one.pk] = " – ".join(where)
    return found


def step_page(report: Report, step: Any, verb: str, on: date) -> dict[str, Any]:
    """What the page of a step says; ``questions`` and ``last_day`` where questions are asked."""
    page: dict[str, Any] = {
        "report": report,
        "tag": report_tag(report.state),
        "back_url": reverse("report_detail", args=[report.reference]),
        "step": step,
    }
    if verb == "ask":
        page["questions"] = [one.question for one in report.remarks.filter(asked_on=None)]
        page["last_day"] = clock_for(active_scheme(), QUESTIONS, on).end_on
    return page
