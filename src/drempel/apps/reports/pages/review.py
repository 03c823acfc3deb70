"""What the administration sees beside the list, and where it writes a question."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.reports.models import Remark, Report
from drempel.apps.reports.pages.tables import name_of
from drempel.apps.reports.selectors.due import due_on, due_why
from drempel.apps.reports.selectors.expected import not_sent

Data = dict[str, Any]


def list_context(on: date) -> Data:
    """The reports of last year that are still expected."""
    year = on.year - 1
    missing = not_sent(year)
    return {
        "missing": missing,
        "missing_title": ngettext(
            "%(count)s report of %(year)s is not there yet",
            "%(count)s reports of %(year)s are not there yet",
            len(missing),
        )
        % {"count": len(missing), "year": year},
        "due": _("Due on %(day)s") % {"day": written_day(due_on(year))},
        "due_why": due_why(year),
    }


def section_of(report: Report, key: str) -> Data:
    """A section of what was sent; Http404 when the report has none of that key."""
    for one in report.content["sections"]:
        if one["key"] == key:
            found: Data = one
            return found
    raise Http404


def figures_of(report: Report, section: Data) -> list[tuple[str, str]]:
    figures = report.content["figures"]
    codes = [code for part in section["parts"] for code in part["figures"]]
    return [(code, name_of(figures[code])) for code in codes]


def unasked_remark(report: Report, written: str) -> Remark:
    found = Remark.objects.filter(report=report, asked_on=None, pk=whole_number(written)).first()
    if found is None:
        raise Http404
    return found


def remark_page(report: Report, section: Data) -> Data:
    title = _("A question on “%(section)s”") % {"section": in_language(section["title"])}
    back = reverse("report_detail", args=[report.reference])
    return {
        "title": title,
        "lede": _("It is asked together with the others, once you send them."),
        "submit": _("Write the question down"),
        "crumbs": [
            {"label": _("Activity reports"), "url": reverse("report_list")},
            {"label": report.reference, "url": back, "name": True},
            {"label": title},
        ],
        "cancel_url": back,
    }
