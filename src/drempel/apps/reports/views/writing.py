"""Writing the report of one's own association: tasks, sections, totals, findings, check."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.activity.room import room_of
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.apps.kernel.steps import PlainForm
from drempel.apps.reports import services
from drempel.apps.reports.forms.writing import (
    CommentForm,
    ExplanationsForm,
    LanguageForm,
)
from drempel.apps.reports.models import Report
from drempel.apps.reports.pages import check, findings, home, means, saving, tasks, totals
from drempel.apps.reports.pages.section import section_address, section_of
from drempel.apps.reports.selectors.ready import open_findings
from drempel.apps.reports.selectors.reports import report_in_hand

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def report_home(request: HttpRequest) -> HttpResponse:
    """The years, each with its report and its last day."""
    return render(request, "reports/report_home.html", home.home_page(room_of(request), today()))


@POST_TOO
@keeps_typed_values
def report_begin(request: HttpRequest, year: int) -> HttpResponse:
    """Begin the report of a year."""
    association = home.association_that_begins(request.user, year, today())

    def act(_form: Any) -> str:
        report = services.open_report(
            association=association, year=year, by=request.user, on=today()
        )
        return home.report_address(report)

    context = home.begin_page(year)
    return form_page(
        request, make_form=PlainForm, act=act, template="reports/report_form.html", context=context
    )


def in_hand(request: HttpRequest, year: int) -> Report:
    return report_in_hand(request.user.association_id, year)


@require_safe
def report_tasks(request: HttpRequest, year: int) -> HttpResponse:
    """What is done and what is still to do, in any order."""
    page = tasks.tasks_page(in_hand(request, year), today())
    return render(request, "reports/report_tasks.html", page)


@POST_TOO
@keeps_typed_values
def report_section(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """One section: figures, texts, remarks of colleagues; texts save by themselves."""
    report = in_hand(request, year)
    return saving.section_answer(request, report, section_of(report, key), today())


@POST_TOO
@keeps_typed_values
def report_comment(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Leave a remark for colleagues, or call one settled."""
    report = in_hand(request, year)
    section = section_of(report, key)
    if request.method == "POST" and "settle" in request.POST:
        services.settle_comment(
            comment=saving.own_comment(report, request.POST["settle"]), by=request.user
        )
        return redirect(section_address(report, section))

    def act(form: Any) -> str:
        services.comment_section(
            report=report, section=section.key, text=form.cleaned_data["text"], by=request.user
        )
        return section_address(report, section)

    context = saving.comment_page(report, section)
    return form_page(
        request,
        make_form=CommentForm,
        act=act,
        template="reports/report_form.html",
        context=context,
    )


@POST_TOO
@keeps_typed_values
def report_language(request: HttpRequest, year: int) -> HttpResponse:
    """The language in which the report is printed."""
    report = in_hand(request, year)

    def act(form: Any) -> str:
        language = form.cleaned_data["language"]
        services.choose_report_language(report=report, language=language, by=request.user)
        return reverse("report_tasks", args=[report.year])

    return form_page(
        request,
        make_form=LanguageForm,
        initial={"language": report.language},
        act=act,
        template="reports/report_form.html",
        context=saving.small_page(report, _("In which language is the report printed?")),
    )


@POST_TOO
@keeps_typed_values
def report_means(request: HttpRequest, year: int) -> HttpResponse:
    """The declaration of means: begun from last year's, then filled in as records."""
    report = in_hand(request, year)

    def act(_form: Any) -> str:
        made = services.begin_declaration(report=report, by=request.user, on=today())
        return means.record_address(made)

    return form_page(
        request,
        make_form=PlainForm,
        act=act,
        template="reports/report_means.html",
        context=means.means_page(report),
    )


@require_safe
def report_totals(request: HttpRequest, year: int) -> HttpResponse:
    """The figures for which a number can be typed."""
    page = totals.totals_page(in_hand(request, year))
    return render(request, "reports/report_totals.html", page)


@POST_TOO
@keeps_typed_values
def report_total(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Type a number for one figure, or take it away."""
    total = totals.asked_total(request, in_hand(request, year), code)
    return form_page(
        request,
        make_form=total.make_form,
        initial=total.first_values(),
        act=lambda form: saving.keep_total(total, form, request.user, today()),
        template="reports/report_total.html",
        context=totals.total_page(total, today()),
    )


@POST_TOO
@keeps_typed_values
def report_findings(request: HttpRequest, year: int) -> HttpResponse:
    """What stands out in the figures; each is corrected or explained."""
    report = in_hand(request, year)
    rows = open_findings(report, today())
    texts = findings.finding_texts(report, rows, today())

    def act(form: Any) -> str:
        for key, text in form.explained().items():
            services.explain_finding(report=report, key=key, text=text, by=request.user, on=today())
        return reverse("report_tasks", args=[report.year])

    return form_page(
        request,
        make_form=lambda **kwargs: ExplanationsForm(findings=texts, **kwargs),
        act=act,
        template="reports/report_findings.html",
        context=findings.findings_page(report, rows),
    )


@POST_TOO
@keeps_typed_values
def report_check(request: HttpRequest, year: int) -> HttpResponse:
    """Everything once more; then the report is handed to a second person."""
    report = in_hand(request, year)

    def act(_form: Any) -> str:
        services.prepare_report(report=report, by=request.user, on=today())
        return reverse("report_detail", args=[report.reference])

    return form_page(
        request,
        make_form=PlainForm,
        act=act,
        template="reports/report_check.html",
        context=check.check_page(report, today()),
    )
