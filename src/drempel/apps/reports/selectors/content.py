"""All that a report says, as plain data: what is signed, printed, exported and given to programs.

In: a report and a day. Out: texts, figures with their words in every language, and who signed. The
same data makes screen, print, spreadsheet and JSON, so that they cannot differ.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.associations.models import Association
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.finding_words import finding_words
from drempel.apps.reports.models import Explanation, Report
from drempel.apps.reports.selectors.comparison import Before, year_before
from drempel.apps.reports.selectors.content_figures import figures_data, says_something
from drempel.apps.reports.selectors.figures import known_figures, last_change
from drempel.apps.reports.selectors.templates import (
    axes_of,
    in_words,
    languages,
    template_version,
)
from drempel.apps.reports.selectors.texts import is_written, section_texts, texts_of
from drempel.engines.indicators import Result
from drempel.engines.report import Section, findings, load_checks, references

SCHEMA = 1
Data = dict[str, Any]
Results = Mapping[str, Result]


def content_of(report: Report, on: date, *, signer: Any = None) -> Data:
    """What stands in the report: as signed, or as the records stand on a day."""
    if report.is_frozen:
        return report.content
    return _reckoned(report, on, signer)


def known_content(report: Report, on: date) -> Data:
    """As ``content_of``, made again only when something of the association changed."""
    if report.is_frozen:
        return report.content
    stamp = last_change(report.association_id)
    return _known(str(connection.settings_dict["NAME"]), report.pk, on, stamp)


@lru_cache(maxsize=32)
def _known(_database: str, report_id: int, on: date, _stamp: str) -> Data:
    return _reckoned(
        Report.objects.select_related("association", "corrects").get(pk=report_id), on, None
    )


def _reckoned(report: Report, on: date, signer: Any) -> Data:
    template, lines = template_version(report), lines_of(report.association_id)
    results = known_figures(report.association_id, report.year, on)
    before = year_before(report.association_id, report.year, on)
    texts = texts_of(report.association_id, report.year)
    sections = [
        one
        for section in template.sections_for(lines, axes_of(lines))
        if (one := _section(section, lines, results, before, texts, report.year)) is not None
    ]
    key_figures = [
        code for code in template.key_figures_for(lines) if says_something(results[code])
    ]
    codes = {code for one in sections for part in one["parts"] for code in part["figures"]}
    codes |= {one.code for text in texts.values() for one in references(text)} & set(results)
    return {
        "schema": SCHEMA,
        "reference": report.reference,
        "number": report.number,
        "corrects": report.corrects.reference if report.corrects else "",
        "correction_reason": report.correction_reason,
        "year": report.year,
        "language": report.language,
        "template": {
            "key": template.key,
            "version": template.version,
            "status": template.status,
            "label": dict(template.label),
        },
        "association": association_data(report.association),
        "lines": list(lines),
        "axes": [one["axis"] for one in sections if one["axis"]],
        "computed_on": on.isoformat(),
        "key_figures": key_figures,
        "sections": sections,
        "figures": figures_data(report, {*codes, *key_figures}, results, before, on),
        "explanations": _explanations(report, results, before),
        "signed": _signed(report, signer, on),
    }


def association_data(association: Association) -> Data:
    place = {one.nis: one for one in active_scheme().municipalities}.get(association.municipality)
    return {
        "name": association.name,
        "name_fr": association.name_fr,
        "name_nl": association.name_nl,
        "number": association.printed_number,
        "street": association.street,
        "postcode": association.postcode,
        "municipality": association.municipality,
        "place": dict(place.labels) if place else {},
        "website": association.website,
        "email": association.email,
        "phone": association.phone,
    }


def _section(
    section: Section,
    lines: tuple[str, ...],
    results: Results,
    before: Before,
    texts: dict[tuple[str, str], str],
    year: int,
) -> Data | None:
    """A section with what it has to say; None when that is nothing: no empty page is printed."""
    parts = []
    for part in section.parts_for(lines):
        codes = part.codes(catalogue(), year)
        if any(says_something(results[c]) or before.says_something(c) for c in codes):
            splits = [
                {"figure": one.figure, "by": one.by, "chart": one.chart}
                for one in part.splits
                if results[one.figure].by.get(one.by)
            ]
            parts.append({"title": dict(part.title), "figures": codes, "splits": splits})
    written = section_texts(section, texts)
    if not parts and not is_written(written.values()):
        return None
    return {
        "key": section.key,
        "title": dict(section.title),
        "axis": section.axis,
        # Stored JSON sorts its names: the order in which the texts read stands apart.
        "asked": list(section.texts),
        "texts": written,
        "parts": parts,
        "declaration": section.has_declaration,
    }


def _explanations(report: Report, results: Results, before: Before) -> list[Data]:
    """What was explained of the findings that stand, each as a sentence in every language."""
    checks = load_checks(active_scheme())
    if checks is None:
        return []
    rows = Explanation.objects.filter(association_id=report.association_id, year=report.year)
    kept = {one.key: one.text for one in rows}
    return [
        {
            "key": one.key,
            "code": one.code,
            "said": {
                lang: in_words(lang, finding_words, one, results[one.code]) for lang in languages()
            },
            "text": kept[one.key],
        }
        for one in findings(checks, results, before.results)
        if one.key in kept
    ]


def _signed(report: Report, signer: Any, on: date) -> Data | None:
    if signer is None:
        return None
    return {
        "prepared_by": report.prepared_by.full_name if report.prepared_by else "",
        "prepared_on": report.prepared_on.isoformat() if report.prepared_on else "",
        "signed_by": signer.full_name,
        "signed_on": on.isoformat(),
    }
