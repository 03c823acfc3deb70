"""The figures of a year, one figure, and the same as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drempel.apps.activity.room import room_of
from drempel.apps.kernel.installation import today
from drempel.apps.reports.pages import files
from drempel.apps.reports.pages.figure import figure_page
from drempel.apps.reports.pages.figures import figures_page


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure of a year, family by family."""
    return render(request, "reports/figures.html", figures_page(request, room_of(request), today()))


@require_safe
def figure_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One figure with its definition, its categories and the records behind it."""
    page = figure_page(request, room_of(request), code, today())
    return render(request, "reports/figure_detail.html", page)


@require_safe
def figures_file(request: HttpRequest) -> HttpResponse:
    """The figures of a year as CSV or JSON."""
    return files.figures_file(request, room_of(request), today())
