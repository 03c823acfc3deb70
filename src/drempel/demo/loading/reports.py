"""Activity reports of 2025 in each state, and one of 2026 that is being written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation

from drempel.apps.activity.services import Entry, store_record
from drempel.apps.reports import services
from drempel.apps.reports.models import Report
from drempel.apps.reports.selectors.ready import open_findings
from drempel.apps.reports.selectors.templates import report_sections
from drempel.apps.reports.selectors.texts import text_record
from drempel.demo.loading.world import World
from drempel.demo.sources import table
from drempel.engines.records import kind_of

TEXTS = "narr"
STATES = ("draft", "submitted", "questioned", "accepted")


def load_reports(world: World) -> int:
    """Play every report of the table through the services; returns how many there are."""
    found = table("reports")
    for one in found["report"]:
        with translation.override(one["language"]):
            _play(world, one, found["words"][one["language"]])
    return len(found["report"])


def _play(world: World, one: Mapping[str, Any], words: Mapping[str, str]) -> None:
    worker, manager = world.workers[one["association"]], world.managers[one["association"]]
    officer = world.staff["case.officer"]
    report = services.open_report(
        association=world.associations[one["association"]],
        year=one["year"],
        by=worker,
        on=one["begun_on"],
    )
    _write(report, one, worker, one["begun_on"])
    reached = STATES.index(one["state"])
    if reached == 0:
        services.comment_section(report=report, section="year", text=words["comment"], by=manager)
        return
    _finish(report, words, worker, one["sent_on"])
    services.prepare_report(report=report, by=worker, on=one["sent_on"])
    report = services.submit_report(report=report, by=manager, on=one["sent_on"])
    if "question" in one:
        _ask(report, one, officer)
    if reached == STATES.index("accepted"):
        if "question" in one:
            _answer(report, one, worker, manager)
        services.accept_report(
            report=Report.objects.get(pk=report.pk),
            note=words["note"],
            by=officer,
            on=one["accepted_on"],
        )


def _write(report: Report, one: Mapping[str, Any], by: Any, on: date) -> None:
    for name, texts in one.get("texts", {}).items():
        axis = "" if name == "whole" else name
        if text_record(TEXTS, report.association_id, report.year, axis) is None:
            _begin_text(report, axis, f"{one['association']}-{report.year}-{name.lower()}", by, on)
        services.write_text(report=report, axis=axis, values=texts, by=by, on=on, seen=None)


def _begin_text(report: Report, axis: str, uid: str, by: Any, on: date) -> None:
    """An empty text with an identifier that is the same on every load."""
    written = {"year": str(report.year)} | ({"axis": axis} if axis else {})
    store_record(
        kind=kind_of(TEXTS),
        association_id=report.association_id,
        written=written,
        by=by,
        on=on,
        entry=Entry(uid=uid),
    )


def _finish(report: Report, words: Mapping[str, str], by: Any, on: date) -> None:
    for section in report_sections(report):
        services.finish_section(report=report, section=section.key, is_done=True, by=by)
    report.refresh_from_db()
    for found, _kept in open_findings(report, on):
        text = words[found.kind]
        services.explain_finding(report=report, key=found.key, text=text, by=by, on=on)


def _ask(report: Report, one: Mapping[str, Any], officer: Any) -> None:
    for asked in one["question"]:
        services.write_remark(
            report=report,
            section=asked["section"],
            figure=asked.get("figure", ""),
            question=asked["text"],
            by=officer,
            on=one["asked_on"],
        )
    services.ask_questions(report=report, by=officer, on=one["asked_on"])


def _answer(report: Report, one: Mapping[str, Any], worker: Any, manager: Any) -> None:
    for remark, asked in zip(report.remarks.all(), one["question"], strict=True):
        services.answer_remark(
            remark=remark, answer=asked["answer"], by=worker, on=one["answered_on"]
        )
    services.send_answers(report=report, by=manager, on=one["answered_on"])
