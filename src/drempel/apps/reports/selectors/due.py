"""When the report of a year is due, and how long the Region has to look at it."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.models import QuestionRound, Report
from drempel.apps.reports.states import ACCEPTED, REPLACED
from drempel.engines.deadlines import Deadline, clock_for
from drempel.engines.scheme import Dated

QUESTIONS, REVIEW = "report_questions", "report_review"


def due_rule(year: int) -> Dated:
    """The parameter that says on which day the report of a year is due."""
    return active_scheme().parameter("payments.report_due", date(year, 12, 31))


def due_on(year: int) -> date:
    value = due_rule(year).value
    return date(year + value["years_after"], value["month"], value["day"])


def due_why(year: int) -> list[str]:
    """What the day comes from, and whether that is assumed."""
    return rule_words(due_rule(year))


def rule_words(rule: Dated) -> list[str]:
    """The law behind a parameter, and a sentence where it is assumed."""
    lines = [active_scheme().text(rule.laws, get_language() or "en")]
    return lines + ([_("Assumed until the administration confirms it.")] if rule.is_assumed else [])


def review_limit(report: Report, rounds: list[QuestionRound], today: date) -> Deadline | None:
    """The Region's own limit, which stands still while questions are open; None for a draft."""
    if report.submitted_on is None:
        return None
    closed = report.accepted_on if report.state in {ACCEPTED, REPLACED} else None
    return clock_for(
        active_scheme(),
        REVIEW,
        report.submitted_on,
        suspensions=[(one.asked_on, one.answered_on) for one in rounds],
        closed_on=closed,
        today=today,
    )


def answer_limit(asked: QuestionRound, today: date) -> Deadline:
    """The last day to answer the questions of a round."""
    return answer_clock(asked.asked_on, today, answered_on=asked.answered_on)


def answer_clock(asked_on: date, today: date, *, answered_on: date | None = None) -> Deadline:
    return clock_for(active_scheme(), QUESTIONS, asked_on, closed_on=answered_on, today=today)


def clock_part(label: str, deadline: Deadline, today: date) -> dict[str, Any]:
    """What ``kernel/parts/clock.html`` shows."""
    end, used, left = deadline.end_on, deadline.days_used or 0, deadline.days_left or 0
    language = get_language() or ""
    known = language if language in active_scheme().languages else active_scheme().languages[0]
    return {
        "label": label,
        "last_day": end,
        "days_left": (end - today).days if end else None,
        "used": used / (used + left) if used + left else 1,
        "suspended": deadline.state == "suspended",
        "done_on": deadline.clock.closed_on,
        "why": deadline.text(known).splitlines(),
    }
