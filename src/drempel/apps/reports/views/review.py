"""The review of sent reports by the administration."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.apps.reports import services
from drempel.apps.reports.forms.filters import ReportFilter
from drempel.apps.reports.forms.steps import RemarkForm
from drempel.apps.reports.lists import REPORT_COLUMNS
from drempel.apps.reports.models import Report
from drempel.apps.reports.pages import review
from drempel.apps.reports.selectors.reports import report_by_reference, visible_reports
from drempel.apps.reports.states import SUBMITTED


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Every report that was sent, and who has not sent theirs."""
    filters = ReportFilter(request.GET)
    return list_page(
        request,
        filters.apply(visible_reports(request.user)),
        REPORT_COLUMNS,
        template="reports/report_list.html",
        name="reports",
        filters=filters,
        context=review.list_context(today()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def report_remark(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Write a question on a section, or take back one that was not asked yet."""
    report = report_by_reference(request.user, reference)
    section = review.section_of(report, key)
    if report.state != SUBMITTED:
        raise Http404
    back = reverse("report_detail", args=[report.reference])
    if "take_back" in request.POST:
        return _taken_back(request, report)

    def act(form: Any) -> str:
        said = form.cleaned_data
        services.write_remark(report=report, section=key, by=request.user, on=today(), **said)
        return back

    return form_page(
        request,
        make_form=lambda **kwargs: RemarkForm(figures=review.figures_of(report, section), **kwargs),
        act=act,
        initial={"figure": request.GET.get("figure", "")},
        template="reports/report_form.html",
        context=review.remark_page(report, section),
    )


def _taken_back(request: HttpRequest, report: Report) -> HttpResponse:
    remark = review.unasked_remark(report, request.POST["take_back"])
    services.take_remark_back(remark=remark, by=request.user)
    return redirect("report_detail", reference=report.reference)
