"""The templates of other funders, one of them filled, as a file, and a number typed for it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.funders.forms import LineForm
from drempel.apps.funders.pages import files, typing
from drempel.apps.funders.pages.asked import asked, linked_figures
from drempel.apps.funders.pages.detail import detail_page
from drempel.apps.funders.pages.home import list_page
from drempel.apps.funders.pages.table import on_paper, on_screen
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page


@require_safe
def funder_list(request: HttpRequest) -> HttpResponse:
    """Every template, with how far it is filled."""
    return render(request, "funders/funder_list.html", list_page(request, today()))


@require_safe
def funder_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One template, filled for a period."""
    found = asked(request, key, today())
    table = on_screen(linked_figures(request, found.filled.period))
    page = detail_page(found, today(), table)
    return render(request, "funders/funder_detail.html", page)


@require_safe
def funder_print(request: HttpRequest, key: str) -> HttpResponse:
    """The same on paper: every difference in full, nothing to press."""
    page = detail_page(asked(request, key, today()), today(), on_paper)
    return render(request, "funders/funder_print.html", page)


@require_safe
def funder_file(request: HttpRequest, key: str) -> HttpResponse:
    """The filled template as CSV, XLSX or JSON."""
    return files.funder_file(request, asked(request, key, today()))


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def funder_line(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Type a number that the records do not hold, or take it away."""
    found = asked(request, key, today())
    line = typing.line_to_type(found, code)
    kept = typing.kept_line(found, code, request.user.association_id)

    def make_form(**kwargs: Any) -> LineForm:
        return LineForm(there=kept is not None, **kwargs)

    return form_page(
        request,
        make_form=make_form,
        initial={"value": kept.value, "reason": kept.reason} if kept else {},
        act=lambda form: typing.keep_line(found, form, code, request.user, today()),
        template="funders/funder_line.html",
        context=typing.line_page(found, line),
    )
