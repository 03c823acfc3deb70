"""The sector report of the administration, and what the public sees of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page, refused_page
from drempel.apps.kernel.steps import PlainForm
from drempel.apps.sector import services
from drempel.apps.sector.forms import ComputeForm
from drempel.apps.sector.pages import files, public, report, steps
from drempel.apps.sector.selectors.reports import report_of

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def sector_report(request: HttpRequest) -> HttpResponse:
    """The figures of a year over all associations, family by family."""
    page = report.report_page(request, request.user, today())
    return render(request, "sector/report.html", page)


@require_safe
def sector_figure(request: HttpRequest, code: str) -> HttpResponse:
    """One figure by kind of work and by its breakdowns."""
    return render(request, "sector/figure.html", report.figure_page(request, code, today()))


@require_safe
def sector_log(request: HttpRequest) -> HttpResponse:
    """What is hidden from the public, by which rule, and what a reader could find."""
    return render(request, "sector/log.html", report.log_page(request, today()))


@require_safe
def sector_file(request: HttpRequest) -> HttpResponse:
    """The administration's report as CSV, XLSX or JSON."""
    return files.sector_file(request, today())


@POST_TOO
@keeps_typed_values
def sector_compute(request: HttpRequest) -> HttpResponse:
    """Have a year computed; it takes some seconds."""

    def act(form: Any) -> str:
        year = form.cleaned_data["year"]
        services.compute_sector(year=year, by=request.user, on=today())
        return f"{reverse('sector_report')}?year={year}"

    return form_page(
        request,
        make_form=ComputeForm,
        act=act,
        initial={"year": today().year - 1},
        template="sector/step.html",
        context=steps.compute_page(),
    )


@POST_TOO
@keeps_typed_values
def sector_release(request: HttpRequest, reference: str) -> HttpResponse:
    """Release a computed report to the public."""
    found = report_of(reference)
    page = steps.release_page(found)
    objection = steps.objection(found, request.user)
    if objection:
        return refused_page(request, "sector/refused.html", page | {"objection": objection})

    def act(_form: Any) -> str:
        services.release_sector(report=found, by=request.user, on=today())
        return f"{reverse('sector_report')}?year={found.year}"

    return form_page(
        request, make_form=PlainForm, act=act, template="sector/step.html", context=page
    )


@require_safe
def sector_public(request: HttpRequest) -> HttpResponse:
    """The sector in figures: what was released, as a page, CSV or JSON."""
    return public.public_answer(request)


@require_safe
def sector_public_figure(request: HttpRequest, code: str) -> HttpResponse:
    """One released figure with its breakdowns."""
    return render(request, "sector/public_figure.html", public.figure_page(request, code))
