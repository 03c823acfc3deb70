"""One section while it is written: its figures, its texts, and how they will read."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.models import Record
from drempel.apps.activity.scheme import in_language
from drempel.apps.reports.forms.section import SectionForm
from drempel.apps.reports.models import Report, ReportComment
from drempel.apps.reports.pages.tables import language, name_of, section_tables, value_of
from drempel.apps.reports.pages.tasks import crumbs
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.figures import known_figures
from drempel.apps.reports.selectors.templates import report_sections, template_version
from drempel.apps.reports.selectors.texts import EVENTS, text_record
from drempel.engines.records import Kind, kind_of
from drempel.engines.report import Section, told, wrong


def section_of(report: Report, key: str) -> Section:
    """A section the association may fill in; Http404 for another."""
    for one in report_sections(report):
        if one.key == key:
            return one
    raise Http404


def kind_of_texts(section: Section) -> Kind:
    return kind_of("decl" if EVENTS in section.texts else "narr")


def texts_record(report: Report, section: Section) -> Record | None:
    kind = kind_of_texts(section)
    return text_record(kind.code, report.association_id, report.year, section.axis)


def first_values(report: Report, section: Section, record: Record | None) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(record, name, "") for name in section.texts}
    found["_version"] = str(record.version) if record is not None else ""
    found["is_done"] = section.key in report.done_sections
    return found


def section_page(report: Report, section: Section, on: date) -> dict[str, Any]:
    content = known_content(report, on)
    there = next((one for one in content["sections"] if one["key"] == section.key), None)
    title = in_language(section.title)
    return {
        "title": title,
        "report": report,
        "section": section,
        "crumbs": crumbs(report, title),
        "tables": section_tables(content, there, year=report.year, linked=True) if there else [],
        "quotable": _quotable(content, there),
        "limit": template_version(report).limit if section.axis else None,
        "comments": _comments(report, section),
    }


def _quotable(content: dict[str, Any], section: dict[str, Any] | None) -> list[dict[str, str]]:
    """The figures of a section that a text can quote: what to type, and what will stand there."""
    codes = [code for part in section["parts"] for code in part["figures"]] if section else []
    codes = codes or content["key_figures"]
    figures = [content["figures"][code] for code in codes]
    return [
        {"typed": f"{{{one['code']}}}", "name": name_of(one), "value": value_of(one)}
        for one in figures
        if not isinstance(one["value"], list)
    ]


def _comments(report: Report, section: Section) -> list[ReportComment]:
    rows = ReportComment.objects.filter(report=report, section=section.key)
    return list(rows.select_related("written_by", "settled_by"))


def previews(report: Report, form: SectionForm, on: date) -> list[dict[str, Any]]:
    """Texts with their figures written in, and what stands in braces and means no figure."""
    content = known_content(report, on)
    results = known_figures(report.association_id, report.year, on)
    found = []
    for name in form.names:
        text = str(form[name].value() or "")
        faults = [
            _("Found %(found)s; expected the code of a figure, for example {AX-01}.")
            % {"found": one.found}
            for one in wrong(text, results)
        ]
        if "{" in text:
            said = told(text, content["figures"], language())
            found.append({"label": form[name].label, "text": said, "faults": faults})
    return found


def length_words(report: Report, section: Section, form: SectionForm) -> str:
    """How much of the room for the texts of an axis is used."""
    if not section.axis:
        return ""
    used = sum(len(str(form[name].value() or "")) for name in form.names)
    return _("%(used)s of at most %(limit)s characters") % {
        "used": used,
        "limit": template_version(report).limit,
    }


def section_address(report: Report, section: Section) -> str:
    return reverse("report_section", args=[report.year, section.key])
