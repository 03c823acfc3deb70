"""The road of an activity report, walked through the services up to a chosen state."""

from datetime import date
from typing import Any

from drempel.apps.reports import services
from drempel.apps.reports.models import Report
from drempel.apps.reports.selectors.ready import open_findings
from drempel.apps.reports.selectors.templates import report_sections
from tests.apps.accreditation.roads import Cast

ROAD = ("draft", "ready", "submitted", "remarked", "questioned", "answered", "accepted")
ON = date(2026, 11, 24)


def finish(report: Report, by: Any, mark: str = "") -> Report:
    """Every section called finished, every finding explained."""
    for section in report_sections(report):
        services.finish_section(report=report, section=section.key, is_done=True, by=by)
    report.refresh_from_db()
    for one, kept in open_findings(report, ON):
        if kept is None:
            text = f"{mark}Vérifié."
            services.explain_finding(report=report, key=one.key, text=text, by=by, on=ON)
    return report


def write_report(cast: Cast, year: int, mark: str = "") -> Report:
    """A draft with a text and a remark of a colleague."""
    by = cast.worker
    report = services.open_report(association=cast.association, year=year, by=by, on=ON)
    values = {"happened": f"{mark}{{AX-01}} ménages aidés."}
    services.write_text(report=report, axis="", values=values, by=by, on=ON, seen=None)
    services.comment_section(report=report, section="year", text=f"{mark}À relire.", by=by)
    return report


def walk_report(cast: Cast, *, year: int, until: str = "accepted", mark: str = "") -> Report:
    """Walk a report up to ``until`` and return it as stored.

    remarked: a question is written, not asked; questioned: it is asked.
    """
    report = write_report(cast, year, mark)
    acts = {
        "ready": lambda: services.prepare_report(
            report=finish(report, cast.worker, mark), by=cast.worker, on=ON
        ),
        "submitted": lambda: services.submit_report(report=report, by=cast.manager, on=ON),
        "remarked": lambda: services.write_remark(
            report=report,
            section=report.content["sections"][0]["key"],
            figure="",
            question=f"{mark}Pourquoi ?",
            by=cast.officer,
            on=ON,
        ),
        "questioned": lambda: services.ask_questions(report=report, by=cast.officer, on=ON),
        "answered": lambda: _answer(report, cast, mark),
        "accepted": lambda: services.accept_report(
            report=report, note=f"{mark}Merci.", by=cast.officer, on=ON
        ),
    }
    for name in ROAD[1 : ROAD.index(until) + 1]:
        acts[name]()
        report.refresh_from_db()
    return report


def _answer(report: Report, cast: Cast, mark: str) -> None:
    for remark in report.remarks.all():
        services.answer_remark(remark=remark, answer=f"{mark}Voilà.", by=cast.worker, on=ON)
    services.send_answers(report=report, by=cast.manager, on=ON)
