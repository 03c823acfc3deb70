"""A report as it was sent: sections, versions, questions and answers, where it stands."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.history import happenings
from drempel.apps.kernel.roles import ASSOCIATION_ROLES, CASE_OFFICER
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.models import QuestionRound, Remark, Report
from drempel.apps.reports.pages.printed import print_links
from drempel.apps.reports.pages.tables import language, name_of, section_tables, value_of
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.due import answer_limit, clock_part, review_limit
from drempel.apps.reports.states import ACCEPTED, QUESTIONED, SUBMITTED
from drempel.apps.reports.steps import report_steps
from drempel.apps.reports.words import VERBS, report_tag
from drempel.engines.records import kind_of
from drempel.engines.report import told

Data = dict[str, Any]


def detail_page(report: Report, person: Any, part: str, on: date) -> Data:
    """part: the section that is shown; empty for the first. Http404 for one that is not there."""
    own = person.has_role(*ASSOCIATION_ROLES)
    content = known_content(report, on)
    rounds = list(report.rounds.all())
    remarks = _remarks(report, own)
    list_url = reverse("report_home" if own else "report_list")
    return {
        "title": report.association.name,
        "report": report,
        "own": own,
        "tag": report_tag(report.state),
        "crumbs": [
            {"label": _("Activity reports"), "url": list_url},
            {"label": report.reference, "name": True},
        ],
        "parts": _parts(content, remarks, part),
        "section": _shown(content, report, remarks, part, own),
        "key_figures": []
        if part
        else [_key(content["figures"][code]) for code in content["key_figures"]],
        "prints": print_links(report),
        "steps": report_steps(report, person),
        "asks": report.state == SUBMITTED and person.has_role(CASE_OFFICER),
        "unasked": [one for one in remarks if one.asked_on is None],
        "answers_url": reverse("report_answers", args=[report.reference])
        if own and report.state == QUESTIONED
        else "",
        "accepted": phrase_of(report),
        "clocks": clocks(report, rounds, on),
        "timeline": _timeline(report, own),
        **_versions(report, content, own),
    }


def _parts(content: Data, remarks: list[Remark], part: str) -> list[Data]:
    """The sections to turn to; those with a question say so."""
    asked = {one.section for one in remarks}
    first = content["sections"][0]["key"] if content["sections"] else ""
    return [
        {
            "label": in_language(one["title"]),
            "url": f"?section={one['key']}",
            "here": one["key"] == (part or first),
            "asked": one["key"] in asked,
        }
        for one in content["sections"]
    ]


def _shown(content: Data, report: Report, remarks: list[Remark], part: str, own: bool) -> Data:
    """One section; nothing at all for a report that says nothing."""
    for one in content["sections"]:
        if part in {"", one["key"]}:
            return _section(one, content, report, remarks, own)
    if part:
        raise Http404
    return {}


def _remarks(report: Report, own: bool) -> list[Remark]:
    rows = report.remarks.select_related("answered_by", "written_by")
    return list(rows.filter(asked_on__isnull=False) if own else rows)


def _section(
    section: Data, content: Data, report: Report, remarks: list[Remark], own: bool
) -> Data:
    kind = kind_of("decl" if "special_events" in section["texts"] else "narr")
    return {
        "key": section["key"],
        "title": in_language(section["title"]),
        "texts": [
            {
                "label": in_language(kind.field(name).labels),
                "text": told(section["texts"][name], content["figures"], report.language),
            }
            for name in section["asked"]
            if section["texts"][name].strip()
        ],
        "tables": section_tables(content, section, year=report.year, linked=own),
        "explanations": _explained(section, content),
        "remarks": [_remark(one, content) for one in remarks if one.section == section["key"]],
        "ask_url": reverse("report_remark", args=[report.reference, section["key"]]),
    }


def _explained(section: Data, content: Data) -> list[Data]:
    """What stood out in the figures of a section, and why it is right."""
    codes = {code for one in section["parts"] for code in one["figures"]}
    return [
        {"said": in_language(one["said"]), "text": one["text"]}
        for one in content["explanations"]
        if one["code"] in codes
    ]


def _remark(remark: Remark, content: Data) -> Data:
    figure = content["figures"].get(remark.figure)
    return {"remark": remark, "figure": name_of(figure) if figure else ""}


def _key(figure: Data) -> Data:
    return {
        "label": name_of(figure),
        "figure": value_of(figure),
        "note": in_language(figure["unit_label"]) if figure["unit"] != "percent" else "",
    }


def clocks(report: Report, rounds: list[QuestionRound], on: date) -> list[Data]:
    """The limit that matters now first: that of the association, then that of the Region."""
    found = []
    for one in rounds:
        if one.answered_on is None:
            found.append(clock_part(_("Answer to the questions"), answer_limit(one, on), on))
    review = review_limit(report, rounds, on)
    if review is not None:
        found.append(clock_part(_("Review by the Region"), review, on))
    return found


def _timeline(report: Report, own: bool) -> list[Data]:
    """Events newest first. What one side does for itself is not told to the other."""
    inner = {"write_remark", "take_remark_back"} if own else {"open", "prepare", "take_back"}
    return [
        {
            "text": VERBS[event.verb],
            "day": event.on,
            "moment": None if event.on else event.at,
            "by": event.actor_name,
        }
        for event in reversed(happenings("report", report.reference))
        if event.verb in VERBS and event.verb not in inner
    ]


def _versions(report: Report, content: Data, own: bool) -> Data:
    rows = Report.objects.filter(association_id=report.association_id, year=report.year)
    shown = [one for one in rows.order_by("number") if own or one.is_frozen]
    before = report.corrects
    return {
        "versions": [
            {
                "number": one.number,
                "reference": one.reference,
                "tag": report_tag(one.state),
                "here": one.pk == report.pk,
                "url": reverse("report_detail", args=[one.reference]),
            }
            for one in shown
        ]
        if len(shown) > 1
        else [],
        "changes": changes(before.content, content) if before and before.is_frozen else [],
    }


def changes(before: Data, now: Data) -> list[Data]:
    """Figures that differ between two versions, each with both values."""
    found = []
    for code, figure in now["figures"].items():
        old = before["figures"].get(code)
        if old is not None and (old["value"], old["breakdowns"]) != (
            figure["value"],
            figure["breakdowns"],
        ):
            found.append(
                {"name": name_of(figure), "before": value_of(old), "now": value_of(figure)}
            )
    return found


def phrase_of(report: Report) -> str:
    """What the Region says of an accepted report; empty for another."""
    if report.state != ACCEPTED:
        return ""
    return active_scheme().phrase("report.accepted", language(), year=str(report.year))
