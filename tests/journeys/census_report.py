"""Which pages of the report, funders, the consultation and the sector there are to walk, and for whom."""

from collections.abc import Iterator
from typing import Any

from drempel.apps.accounts.models import Person
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.consultation.models import Comment, Proposal
from drempel.apps.consultation.steps import proposal_steps
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.apps.reports.models import Report
from drempel.apps.reports.pages.totals import typeable
from drempel.apps.reports.selectors.reports import visible_reports
from drempel.apps.reports.states import DRAFT, FROZEN, QUESTIONED, SUBMITTED
from drempel.apps.reports.steps import report_steps
from drempel.apps.sector.models import SectorReport

Sample = tuple[str, list[Any]]
FILES = {"report_file", "report_pdf", "report_poster", "funder_file", "sector_file"}
FUNDERS = ("pont_aux_aulnes", "bright_room")
SECTIONS = ("year", "public", "means")


def writers() -> tuple[Person, Person]:
    """A worker and a manager of one accredited association without any report yet."""
    open_now = Mandate.objects.filter(ended_on=None, person__is_active=True)
    bodies = Association.objects.filter(reports=None, accreditations__isnull=False)
    for association in bodies.order_by("pk").distinct():
        found = open_now.filter(association=association).order_by("pk").select_related("person")
        worker, manager = (found.filter(role=role).first() for role in (WORKER, MANAGER))
        if worker and manager and worker.person_id != manager.person_id:
            return worker.person, manager.person
    raise LookupError("no association of the demonstration has two people and no report")


def add_unreleased() -> None:
    """The sector was computed once more since it was made public: something to release."""
    made = SectorReport.objects.filter(state="released").latest("pk")
    SectorReport.objects.create(
        reference=f"{made.reference}-N",
        year=made.year,
        content_json=made.content_json,
        computed_on=made.computed_on,
        computed_by=made.computed_by,
    )


def _in_hand(person: Any) -> list[Report]:
    found = Report.objects.filter(association_id=person.association_id, state=DRAFT)
    return list(found.select_related("association")[:1])


def _year(person: Any) -> list[Sample]:
    return [("", [one.year]) for one in _in_hand(person)]


def _total(person: Any) -> Iterator[Sample]:
    for report in _in_hand(person):
        for figure in typeable(report)[:1]:
            yield "", [report.year, figure.code]


def _sent(person: Any, *states: str) -> list[Report]:
    return list(visible_reports(person).filter(state__in=states))


def _steps(person: Any) -> Iterator[Sample]:
    for one in visible_reports(person).exclude(state=DRAFT):
        for step in report_steps(one, person):
            yield step.verb, [one.reference, step.verb]


def _proposals(*states: str) -> list[Proposal]:
    found = Proposal.objects.order_by("pk")
    return list(found.filter(state__in=states) if states else found)


def _proposal_steps(person: Any) -> Iterator[Sample]:
    for one in _proposals():
        for step in proposal_steps(one, person):
            yield step.verb, [one.reference, step.verb]


SAMPLES: dict[str, Any] = {
    "report_begin": lambda _p: [("", [2023])],
    **dict.fromkeys(
        (
            *("report_tasks", "report_language", "report_means", "report_totals"),
            *("report_findings", "report_check"),
        ),
        _year,
    ),
    "report_section": lambda p: [(key, [one.year, key]) for one in _in_hand(p) for key in SECTIONS],
    "report_comment": lambda p: [("", [one.year, "year"]) for one in _in_hand(p)],
    "report_total": _total,
    "report_detail": lambda p: [(one.state, [one.reference]) for one in _sent(p, *FROZEN)],
    "report_file": lambda p: [("", [one.reference]) for one in _sent(p, *FROZEN)[:1]],
    "report_pdf": lambda p: [("", [one.reference]) for one in _sent(p, *FROZEN)[:1]],
    "report_poster": lambda p: [("", [one.reference]) for one in _sent(p, *FROZEN)[:1]],
    "report_receipt": lambda p: [("", [one.reference]) for one in _sent(p, *FROZEN)[:1]],
    "report_answers": lambda p: [("", [one.reference]) for one in _sent(p, QUESTIONED)],
    "report_remark": lambda p: [
        ("", [one.reference, one.content["sections"][0]["key"]]) for one in _sent(p, SUBMITTED)[:1]
    ],
    "report_step": _steps,
    **dict.fromkeys(
        ("funder_detail", "funder_print", "funder_file"),
        lambda _p: [(key, [key]) for key in FUNDERS],
    ),
    "funder_line": lambda _p: [("", ["pont_aux_aulnes", "13"])],
    "indicator_detail": lambda _p: [("", ["AX-01"])],
    "proposal_detail": lambda _p: [(one.state, [one.reference]) for one in _proposals()],
    "proposal_comment": lambda _p: [("", [o.reference]) for o in _proposals("consulted")],
    "proposal_pilot": lambda _p: [("", [one.reference]) for one in _proposals("consulted")],
    "proposal_answer": lambda _p: [
        ("", [one.proposal.reference, one.pk])
        for one in Comment.objects.filter(proposal__state="consulted")[:1]
    ],
    "proposal_step": _proposal_steps,
    "sector_figure": lambda _p: [("", ["AX-01"])] if SectorReport.objects.exists() else [],
    "sector_public_figure": lambda _p: [
        ("", ["AX-01"]) for _one in SectorReport.objects.filter(state="released")[:1]
    ],
    "sector_release": lambda _p: [
        ("", [one.reference]) for one in SectorReport.objects.filter(state="computed")[:1]
    ],
    "sector_log": lambda _p: [("", [])] if SectorReport.objects.exists() else [],
}
