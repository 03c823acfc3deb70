"""Questions of the Region on a report: what they are about, and by when they are answered."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.kernel.templatetags.drempel import label
from drempel.apps.reports.models import Remark, Report
from drempel.apps.reports.pages.tables import language, name_of
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.due import QUESTIONS, answer_limit, clock_part
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
        "places": places(report, on),
        "back_url": reverse("report_detail", args=[report.reference]),
    }


def places(report: Report, on: date) -> dict[str, str]:
    """Name of the field of each question to the section and the figure it is about."""
    content = known_content(report, on)
    titles = {one["key"]: label(one["title"]) for one in content["sections"]}
    found = {}
    for one in open_remarks(report):
        figure = content["figures"].get(one.figure)
        where = [titles.get(one.section, one.section), *([name_of(figure)] if figure else [])]
        found[f"answer_{one.pk}"] = " – ".join(where)
    return found


def about_step(report: Report, verb: str, on: date) -> list[str]:
    """What a person should know before they take a step."""
    if verb != "ask":
        return []
    end = clock_for(active_scheme(), QUESTIONS, on).end_on
    questions = [one.question for one in report.remarks.filter(asked_on=None)]
    if end is None or not questions:
        return questions
    return [*questions, _("Last day to answer: %(day)s.") % {"day": written_day(end)}]
