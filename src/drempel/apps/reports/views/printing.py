"""The report in print: as a whole, and as a poster."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drempel.apps.kernel.installation import today
from drempel.apps.reports.pages import printed
from drempel.apps.reports.selectors.reports import report_by_reference


@require_safe
def report_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole report as PDF; before it is sent, marked as a draft on every page."""
    report = report_by_reference(request.user, reference)
    return printed.report_answer(request, report, today())


@require_safe
def report_poster(request: HttpRequest, reference: str) -> HttpResponse:
    """One page of totals for a wall."""
    report = report_by_reference(request.user, reference)
    return printed.poster_answer(request, report, today())
