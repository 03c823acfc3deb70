"""Everything once more before the report is handed to a second person; and its receipt."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.roles import MANAGER
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.kernel.templatetags.drempel import hour
from drempel.apps.reports.models import Report
from drempel.apps.reports.pages.tables import language, name_of, value_of
from drempel.apps.reports.pages.tasks import crumbs
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.due import review_limit
from drempel.apps.reports.selectors.ready import open_points
from drempel.apps.reports.selectors.templates import report_sections
from drempel.engines.report import told


def check_page(report: Report, on: date) -> dict[str, Any]:
    content = known_content(report, on)
    title = _("Check and hand over")
    return {
        "title": title,
        "report": report,
        "crumbs": crumbs(report, title),
        "points": open_points(report, on),
        "rows": list(_rows(report, content)),
        "figures": [
            {"label": name_of(content["figures"][code]), "text": value_of(content["figures"][code])}
            for code in content["key_figures"]
        ],
        "signers": signers(report),
    }


def _rows(report: Report, content: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a text, with the way to change it."""
    there = {one["key"]: one for one in content["sections"]}
    rows = []
    for section in report_sections(report):
        url = reverse("report_section", args=[report.year, section.key])
        texts = there.get(section.key, {}).get("texts", {})
        written = [texts[name] for name in section.texts if texts.get(name)]
        said = [told(text, content["figures"], language()) for text in written]
        rows.append(
            {
                "label": in_language(section.title),
                "text": " ".join(said) or _words_of(section.key in there, bool(section.texts)),
                "name": bool(said),
                "lang": report.language if said else "",
                "change_url": url,
            }
        )
    return rows


def _words_of(is_printed: bool, asks_text: bool) -> str:
    if is_printed:
        return _("Figures, without a text") if asks_text else _("Figures")
    return _("Nothing to print")


def signers(report: Report) -> list[str]:
    """Managers of the association, who may sign what another person prepared."""
    mandates = report.association.mandates.filter(ended_on=None, role=MANAGER)
    return [one.person.full_name for one in mandates.select_related("person")]


def receipt_part(report: Report, on: date) -> dict[str, Any]:
    """What ``kernel/parts/receipt.html`` shows."""
    scheme = active_scheme()
    limit = review_limit(report, list(report.rounds.all()), on)
    moment = report.submitted_at
    said = scheme.phrase(
        "report.received",
        language(),
        year=str(report.year),
        date=written_day(report.submitted_on),
        time=hour(moment),
        reference=report.reference,
    )
    until = limit.end_on if limit else None
    after = [said]
    if until is not None:
        after.append(_("The Region looks at your report by %(day)s.") % {"day": written_day(until)})
    return {
        "moment": moment,
        "facts": [
            {"label": _("Association"), "text": report.association.name, "name": True},
            {"label": _("Reporting year"), "text": str(report.year)},
            {"label": _("Version"), "text": str(report.number)},
            {
                "label": _("Prepared by"),
                "text": report.content["signed"]["prepared_by"],
                "name": True,
            },
            {"label": _("Signed by"), "text": report.content["signed"]["signed_by"], "name": True},
            {"label": _("Digest (SHA-256)"), "text": report.digest, "name": True},
        ],
        "next": after,
        "contact": f"{scheme.authority.phone} · {scheme.authority.email}",
    }
