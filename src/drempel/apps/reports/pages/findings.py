"""What stands out in the figures, in words; each corrected or explained."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.reports.finding_words import finding_words
from drempel.apps.reports.models import Explanation, Report
from drempel.apps.reports.pages.tasks import crumbs
from drempel.apps.reports.selectors.figures import known_figures
from drempel.engines.report import Finding
from drempel.engines.report.consistency import FAULTS

Rows = list[tuple[Finding, Explanation | None]]


def findings_page(report: Report, rows: Rows) -> dict[str, Any]:
    title = _("What stands out")
    return {
        "title": title,
        "lede": _("A finding is no fault. Correct the records, or say why the figure is right."),
        "report": report,
        "crumbs": crumbs(report, title),
        "count": len(rows),
        "figures": [
            {"code": code, "url": _records_behind(kind, code, report.year)}
            for code, kind in {one.code: one.kind for one, _kept in rows}.items()
        ],
    }


def _records_behind(kind: str, code: str, year: int) -> str:
    """Open faults have a list of their own, where each is corrected or explained."""
    if kind == FAULTS:
        return reverse("fault_list")
    return f"{reverse('figure_detail', args=[code])}?year={year}"


def finding_texts(report: Report, rows: Rows, on: date) -> dict[str, tuple[str, str]]:
    """Key of a finding to its sentence and to what was written about it."""
    results = known_figures(report.association_id, report.year, on)
    return {
        one.key: (finding_words(one, results[one.code]), kept.text if kept else "")
        for one, kept in rows
    }
