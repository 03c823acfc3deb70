"""What is still to do before a report can be handed to a second person."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.models import Explanation, Report
from drempel.apps.reports.selectors.comparison import year_before
from drempel.apps.reports.selectors.figures import known_figures
from drempel.apps.reports.selectors.templates import report_sections, template_version
from drempel.apps.reports.selectors.texts import section_texts, texts_of
from drempel.engines.report import Finding, Section, findings, load_checks, wrong


def open_findings(report: Report, on: date) -> list[tuple[Finding, Explanation | None]]:
    """Everything to look at, each with its explanation when one was written."""
    checks = load_checks(active_scheme())
    if checks is None:
        return []
    results = known_figures(report.association_id, report.year, on)
    before = year_before(report.association_id, report.year, on)
    kept = {
        one.key: one
        for one in Explanation.objects.filter(
            association_id=report.association_id, year=report.year
        )
    }
    shown = {
        code
        for section in report_sections(report)
        for part in section.parts
        for code in part.figures
    }
    return [
        (one, kept.get(one.key))
        for one in findings(checks, results, before.results)
        if one.code in shown or one.code.partition(".")[0] in shown
    ]


def text_faults(report: Report, on: date) -> list[tuple[Section, str, str]]:
    """Section, field and what was typed, for every reference that means no figure."""
    results = known_figures(report.association_id, report.year, on)
    texts = texts_of(report.association_id, report.year)
    return [
        (section, name, fault.found)
        for section in report_sections(report)
        for name, text in section_texts(section, texts).items()
        for fault in wrong(text, results)
    ]


def too_long(report: Report) -> list[Section]:
    """Sections of an axis whose texts together are longer than the template allows."""
    limit, texts = template_version(report).limit, texts_of(report.association_id, report.year)
    return [
        section
        for section in report_sections(report)
        if section.axis and sum(map(len, section_texts(section, texts).values())) > limit
    ]


def open_points(report: Report, on: date) -> list[str]:
    """Sentences that say what is still to do; empty when the report can be signed."""
    language = get_language() or "en"
    points = []
    done = set(report.done_sections)
    for section in report_sections(report):
        if section.texts and section.key not in done:
            points.append(
                _("finish the section “%(section)s”")
                % {"section": active_scheme().text(section.title, language)}
            )
    points += [
        _("shorten the texts of “%(section)s”")
        % {"section": active_scheme().text(one.title, language)}
        for one in too_long(report)
    ]
    points += [
        _("correct the reference %(found)s") % {"found": found}
        for _section, _name, found in text_faults(report, on)
    ]
    unexplained = sum(1 for _one, kept in open_findings(report, on) if kept is None)
    if unexplained:
        points.append(
            _("look at the findings without explanation: %(count)s") % {"count": unexplained}
        )
    return points
