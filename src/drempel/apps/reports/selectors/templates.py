"""The template of a report, and the sections an association may fill in."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.models import Report
from drempel.engines.report import Section, Template, load_templates


def template_version(report: Report) -> Template:
    """The version of the template with which the report was begun."""
    for one in load_templates(active_scheme()):
        if (one.key, one.version) == (report.template_key, report.template_version):
            return one
    raise LookupError(f"{report}: no template {report.template_key} {report.template_version}")


def axes_of(lines: Iterable[str]) -> tuple[str, ...]:
    axis = {one.code: one.parents[0] for one in active_scheme().service_lines}
    return tuple(sorted({axis[line] for line in lines if line in axis}))


def report_sections(report: Report) -> tuple[Section, ...]:
    """The sections an association may fill in: those of the axes it is accredited for."""
    lines = lines_of(report.association_id)
    return template_version(report).sections_for(lines, axes_of(lines))


def languages() -> tuple[str, ...]:
    return tuple(active_scheme().languages)


def in_words(language: str, say: Any, *arguments: Any) -> str:
    with translation.override(language):
        return str(say(*arguments))
