"""Addresses with arguments of the app `reports`: name to a function (world, house) -> samples."""

from typing import Any

from drempel.apps.kernel.roles import ASSOCIATION_ROLES
from drempel.apps.reports.states import REPORT
from tests.architecture.shapes import Sample

# A count, a share, a list of texts, and one of figures; each is that of one's own association.
CODES = ("AX-04", "A1-G09", "AM-08.area", "A1-G02.acts_per_path")
SECTIONS = ("year", "A3")
STEPS = {
    **{
        verb: frozenset().union(*(move.roles for move in REPORT.moves if move.verb == verb))
        for verb in ("submit", "take_back", "ask", "answer", "accept")
    },
    "correct": ASSOCIATION_ROLES,
    "no-such-step": frozenset(),
}


def _in_hand(name: str, **more: Any) -> Any:
    """Pages of the report that is being written: one's own, whatever the house."""
    return lambda _w, house: [Sample(name, {"year": house.writing.year} | more)]


def _section(name: str, keys: tuple[str, ...]) -> Any:
    return lambda _w, house: [
        Sample(name, {"year": house.writing.year, "key": key}) for key in keys
    ]


def _sent(name: str) -> Any:
    return lambda _w, house: [
        Sample(name, {"reference": one.reference}, house)
        for one in (house.questioned, house.remarked)
    ]


def _detail(_world: Any, house: Any) -> list[Sample]:
    draft = Sample("report_detail", {"reference": house.writing.reference}, house, is_draft=True)
    return [draft, *_sent("report_detail")(_world, house)]


def _file(_world: Any, house: Any) -> list[Sample]:
    draft = Sample("report_file", {"reference": house.writing.reference}, house, is_draft=True)
    return [draft, *_sent("report_file")(_world, house)]


def _printed(name: str) -> Any:
    return lambda world, house: [
        Sample(name, {"reference": house.writing.reference}, house, is_draft=True),
        *_sent(name)(world, house),
    ]


def _steps(_world: Any, house: Any) -> list[Sample]:
    return [
        Sample("report_step", {"reference": one.reference, "verb": verb}, house, only=roles)
        for verb, roles in STEPS.items()
        for one in (house.questioned, house.remarked)
    ]


def _remark(_world: Any, house: Any) -> list[Sample]:
    key = house.remarked.content["sections"][0]["key"]
    return [Sample("report_remark", {"reference": house.remarked.reference, "key": key}, house)]


WITH_ARGUMENTS: dict[str, Any] = {
    "figure_detail": lambda _world, _house: [Sample("figure_detail", {"code": c}) for c in CODES],
    "report_begin": lambda _w, _h: [Sample("report_begin", {"year": 2023})],
    **{
        name: _in_hand(name)
        for name in (
            *("report_tasks", "report_language", "report_means", "report_totals"),
            *("report_findings", "report_check"),
        )
    },
    "report_section": _section("report_section", SECTIONS),
    "report_comment": _section("report_comment", ("year",)),
    "report_total": _in_hand("report_total", code="AX-04"),
    "report_detail": _detail,
    "report_file": _file,
    "report_pdf": _printed("report_pdf"),
    "report_poster": _printed("report_poster"),
    "report_receipt": _sent("report_receipt"),
    "report_answers": lambda _w, house: [
        Sample("report_answers", {"reference": house.questioned.reference}, house)
    ],
    "report_step": _steps,
    "report_remark": _remark,
}
