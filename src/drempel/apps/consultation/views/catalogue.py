"""The catalogue of indicators and how it changed: public, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drempel.apps.consultation.pages import catalogue, changes


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Every indicator with its unit, breakdowns and version."""
    return catalogue.list_answer(request)


@require_safe
def indicator_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: what it means, its versions, what was proposed."""
    page = catalogue.detail_page(code)
    return render(request, "consultation/indicator_detail.html", page)


@require_safe
def indicator_changes(request: HttpRequest) -> HttpResponse:
    """What changed, the newest first; as a page, CSV or JSON."""
    return changes.changes_answer(request)
