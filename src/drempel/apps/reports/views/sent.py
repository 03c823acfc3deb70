"""A report once it is prepared or sent: read by both sides, and moved on step by step."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page, refused_page
from drempel.apps.reports import services
from drempel.apps.reports.forms.steps import AnswersForm
from drempel.apps.reports.pages import answers, check, report_files
from drempel.apps.reports.pages.home import after_step, report_address
from drempel.apps.reports.pages.sent import detail_page
from drempel.apps.reports.selectors.reports import report_by_reference
from drempel.apps.reports.states import DRAFT, QUESTIONED
from drempel.apps.reports.steps import may_ever, objection, report_steps

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def report_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """The report as it was sent, with its questions, versions and limits."""
    report = report_by_reference(request.user, reference)
    if report.state == DRAFT:
        return redirect(report_address(report))
    page = detail_page(report, request.user, request.GET.get("section", ""), today())
    return render(request, "reports/report_detail.html", page)


@require_safe
def report_receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """The proof of sending; it can be opened again at any time."""
    report = report_by_reference(request.user, reference)
    if not report.is_frozen:
        raise Http404
    page = {"report": report, "receipt": check.receipt_part(report, today())}
    return render(request, "reports/report_receipt.html", page)


@require_safe
def report_file(request: HttpRequest, reference: str) -> HttpResponse:
    """What the report says as CSV, XLSX with its definitions, or JSON."""
    report = report_by_reference(request.user, reference)
    return report_files.report_file(request, report, today())


@POST_TOO
@keeps_typed_values
def report_answers(request: HttpRequest, reference: str) -> HttpResponse:
    """The questions of the Region, each with the place for its answer."""
    report = report_by_reference(request.user, reference)
    if report.state != QUESTIONED:
        raise Http404
    remarks, places = answers.open_remarks(report), answers.places(report, today())

    def act(form: Any) -> str:
        for remark, text in form.answered():
            services.answer_remark(remark=remark, answer=text, by=request.user, on=today())
        return reverse("report_detail", args=[report.reference])

    return form_page(
        request,
        make_form=lambda **kwargs: AnswersForm(remarks=remarks, places=places, **kwargs),
        act=act,
        template="reports/report_answers.html",
        context=answers.answers_page(report, today()),
    )


@POST_TOO
@keeps_typed_values
def report_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """One step of the road: what it means, what it asks, and the button that names it."""
    report = report_by_reference(request.user, reference)
    if not may_ever(verb, request.user):
        raise Http404
    step = next((s for s in report_steps(report, request.user) if s.verb == verb), None)
    context = answers.step_page(report, step, verb, today())
    if step is None:
        context["objection"] = objection(report, verb, request.user)
        return refused_page(request, "reports/step_refused.html", context)

    def act(form: Any) -> str:
        moved = step.act(report, form.cleaned_data, request.user, today())
        return after_step(moved, verb)

    return form_page(
        request, make_form=step.form, act=act, template="reports/report_step.html", context=context
    )
