"""The report and its poster as PDF, in the language and edition asked; and the links to them."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.models import Report
from drempel.apps.reports.printing import FULL, PUBLIC, poster_pdf, report_pdf
from drempel.apps.reports.printing.setting import EDITIONS, Printed
from drempel.apps.reports.selectors.content import known_content
from drempel.engines.report import load_printing

LANGUAGES = ("fr", "nl")
NAMES = {"fr": "Français", "nl": "Nederlands"}


def report_answer(request: HttpRequest, report: Report, on: date) -> HttpResponse:
    """Http404 for a language or an edition that there is none of."""
    language, edition = _language(request, report), request.GET.get("edition", FULL)
    if edition not in EDITIONS:
        raise Http404
    pdf = report_pdf(_printed(report, on), active_scheme(), language, edition)
    return _answer(pdf, f"{report.reference}-{language}-{edition}")


def poster_answer(request: HttpRequest, report: Report, on: date) -> HttpResponse:
    """Http404 for a language that there is none of."""
    language = _language(request, report)
    pdf = poster_pdf(_printed(report, on), active_scheme(), language)
    return _answer(pdf, f"{report.reference}-{language}-poster")


def print_links(report: Report) -> list[dict[str, Any]]:
    """Every edition in both languages, that of the report first; none where nothing is printed."""
    if load_printing(active_scheme()) is None:
        return []
    kinds = (
        ("report_pdf", f"&edition={PUBLIC}", _("Report for everyone")),
        ("report_pdf", "", _("Full report, with small numbers")),
        ("report_poster", "", _("Poster, A3")),
    )
    return [
        {
            "label": label,
            "languages": [
                {
                    "code": code,
                    "name": NAMES[code],
                    "url": f"{reverse(name, args=[report.reference])}?language={code}{more}",
                }
                for code in sorted(LANGUAGES, key=lambda one: one != report.language)
            ],
        }
        for name, more, label in kinds
    ]


def _language(request: HttpRequest, report: Report) -> str:
    asked = request.GET.get("language", report.language)
    if asked not in LANGUAGES or load_printing(active_scheme()) is None:
        raise Http404
    return asked


def _printed(report: Report, on: date) -> Printed:
    address = f"{settings.PUBLIC_ADDRESS}{reverse('report_detail', args=[report.reference])}"
    return Printed(known_content(report, on), report.digest, address, not report.is_frozen)


def _answer(pdf: bytes, name: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
