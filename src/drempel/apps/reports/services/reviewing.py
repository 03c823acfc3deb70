"""The review: questions with a last day, answers, acceptance."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.states import Refused, move_record
from drempel.apps.kernel.trail import record_event
from drempel.apps.reports.follow_ups import follow_up
from drempel.apps.reports.models import QuestionRound, Remark, Report
from drempel.apps.reports.services.rights import check_officer, check_writer
from drempel.apps.reports.states import ACCEPTED, QUESTIONED, REPORT, SUBMITTED
from drempel.engines.deadlines import clock_for

CLOCK = "report_questions"


def write_remark(
    *, report: Report, section: str, figure: str, question: str, by: Any, on: date
) -> Remark:
    """Write a question down; the association sees it once the questions are asked together."""
    check_officer(by)
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        if locked.state != SUBMITTED:
            raise Refused(_("Questions are written while the report is under review."))
        remark = Remark.objects.create(
            report=locked,
            section=section,
            figure=figure,
            question=question,
            written_on=on,
            written_by=by,
        )
        _note(locked, "write_remark", by, remark)
    return remark


def take_remark_back(*, remark: Remark, by: Any) -> None:
    """Remove a question that was not asked yet."""
    check_officer(by)
    with transaction.atomic():
        locked = Remark.objects.select_for_update().get(pk=remark.pk)
        if locked.asked_on is not None:
            raise Refused(_("This question was already asked."))
        _note(locked.report, "take_remark_back", by, locked)
        locked.delete()


def ask_questions(*, report: Report, by: Any, on: date) -> Report:
    """Send the questions to the association, with the last day to answer; the review stands still."""
    check_officer(by)
    with transaction.atomic():
        asked = move_record(REPORT, report, "ask", by=by, on=on)
        due = clock_for(active_scheme(), CLOCK, on).end_on
        if due is None:
            raise ValueError("a clock without suspension always ends")
        QuestionRound.objects.create(report=asked, asked_on=on, due_on=due, asked_by=by)
        asked.remarks.filter(asked_on=None).update(asked_on=on)
    return asked


def answer_remark(*, remark: Remark, answer: str, by: Any, on: date) -> Remark:
    """Answer one question; it can be rewritten until the answers are sent."""
    check_writer(remark.report.association_id, by)
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=remark.report_id)
        if report.state != QUESTIONED:
            raise Refused(_("There is nothing to answer now."))
        locked = Remark.objects.select_for_update().get(pk=remark.pk)
        round_on = report.rounds.get(answered_on=None).asked_on
        if locked.asked_on != round_on and locked.answered_on is not None:
            raise Refused(_("This question was already answered."))
        locked.answer, locked.answered_on, locked.answered_by = answer, on, by
        locked.save(update_fields=["answer", "answered_on", "answered_by"])
        _note(report, "answer_remark", by, locked)
    return locked


def send_answers(*, report: Report, by: Any, on: date) -> Report:
    """Send every answer together; the review goes on."""
    check_writer(report.association_id, by)
    with transaction.atomic():
        answered = move_record(REPORT, report, "answer", by=by, on=on)
        answered.rounds.filter(answered_on=None).update(answered_on=on)
    return answered


def accept_report(*, report: Report, note: str, by: Any, on: date) -> Report:
    """Accept a report; what follows from it, and the version it corrects, in the same transaction."""
    check_officer(by)
    with transaction.atomic():
        before = report.corrects
        if before is not None and before.state == ACCEPTED:
            move_record(REPORT, before, "replace", by=by, on=on)
        accepted = move_record(
            REPORT,
            report,
            "accept",
            by=by,
            on=on,
            accepted_on=on,
            accepted_by=by,
            acceptance_note=note,
        )
        follow_up(accepted, by, on)
    return accepted


def _note(report: Report, verb: str, by: Any, remark: Remark) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=("report", report.reference),
        association_id=report.association_id,
        data={"section": remark.section, "figure": remark.figure, "remark": remark.pk},
    )
