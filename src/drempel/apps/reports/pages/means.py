"""The declaration of means: where it is, or how it is begun."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.scheme import in_language
from drempel.apps.activity.shown import address_of
from drempel.apps.reports.models import Report
from drempel.apps.reports.pages.tasks import crumbs
from drempel.apps.reports.selectors.texts import text_record
from drempel.apps.reports.services.means import LINES
from drempel.engines.records import kind_of


def means_page(report: Report) -> dict[str, Any]:
    title = _("Declaration of means %(year)s") % {"year": report.year}
    there = text_record("decl", report.association_id, report.year, "")
    last = text_record("decl", report.association_id, report.year - 1, "")
    return {
        "title": title,
        "report": report,
        "crumbs": crumbs(report, title),
        "submit": _("Begin the declaration"),
        "there": there is not None,
        "record_url": record_address(there) if there else "",
        "lines": _lines(there) if there else [],
        "from_last": last is not None,
        "cancel_url": reverse("report_tasks", args=[report.year]),
    }


def record_address(record: Record) -> str:
    return address_of(record)


def _lines(declaration: Record) -> list[dict[str, str]]:
    """How many lines of each kind there are, and where one is added."""
    found = []
    for code in LINES:
        kind = kind_of(code)
        count = model_of(code)._default_manager.filter(decl=declaration).count()
        words = ngettext("%(count)s line", "%(count)s lines", count) % {"count": count}
        found.append(
            {
                "label": in_language(kind.plurals),
                "text": words,
                "url": f"{reverse('record_new', args=[kind])}?decl={declaration.uid}",
            }
        )
    return found
