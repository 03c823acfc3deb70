"""The report of a year as a list of tasks, in any order."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.scheme import in_language
from drempel.apps.reports.models import Report, ReportComment, TypedTotal
from drempel.apps.reports.pages.printed import print_links
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.ready import open_findings
from drempel.apps.reports.selectors.templates import report_sections
from drempel.apps.reports.selectors.texts import is_written, section_texts, texts_of
from drempel.engines.report import Section

TODO, DOING, DONE = "todo", "doing", "done"


def tasks_page(report: Report, on: date) -> dict[str, Any]:
    content = known_content(report, on)
    shown = {one["key"] for one in content["sections"]}
    texts = texts_of(report.association_id, report.year)
    comments = _comments(report)
    sections = report_sections(report)
    tasks = [
        {
            "label": in_language(one.title),
            "url": reverse("report_section", args=[report.year, one.key]),
            "state": _state(report, one, section_texts(one, texts)),
            "hint": _hint(one, shown, comments.get(one.key, 0)),
        }
        for one in sections
    ]
    return {
        "title": _("Activity report %(year)s") % {"year": report.year},
        "report": report,
        "tasks": [*tasks, _findings_task(report, on)],
        "crumbs": crumbs(report),
        "prints": print_links(report),
        "typed": TypedTotal.objects.filter(
            association_id=report.association_id, year=report.year
        ).count(),
    }


def crumbs(report: Report, last: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"label": _("Activity reports"), "url": reverse("report_home")}]
    words = _("Activity report %(year)s") % {"year": report.year}
    if last:
        tasks = reverse("report_tasks", args=[report.year])
        return [*found, {"label": words, "url": tasks}, {"label": last}]
    return [*found, {"label": words}]


def _state(report: Report, section: Section, texts: dict[str, str]) -> str:
    if section.key in report.done_sections:
        return DONE
    return DOING if is_written(texts.values()) or not section.texts else TODO


def _hint(section: Section, shown: set[str], comments: int) -> str:
    said = []
    if section.axis and section.key not in shown:
        said.append(_("Nothing was recorded this year: without a text it is not printed."))
    if comments:
        said.append(
            ngettext("%(count)s remark of a colleague", "%(count)s remarks of colleagues", comments)
            % {"count": comments}
        )
    return " ".join(said)


def _comments(report: Report) -> dict[str, int]:
    found: dict[str, int] = {}
    rows = ReportComment.objects.filter(report=report, settled_at=None)
    for section in rows.values_list("section", flat=True):
        found[section] = found.get(section, 0) + 1
    return found


def _findings_task(report: Report, on: date) -> dict[str, Any]:
    findings = open_findings(report, on)
    waiting = sum(1 for _one, kept in findings if kept is None)
    hint = (
        ngettext("%(count)s figure to look at", "%(count)s figures to look at", waiting)
        % {"count": waiting}
        if waiting
        else ""
    )
    return {
        "label": _("Look at what stands out"),
        "url": reverse("report_findings", args=[report.year]),
        "state": TODO if waiting else DONE,
        "hint": hint,
    }
