"""The public register: no sign-in, nothing personal, every list also as CSV and JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import list_page
from drempel.apps.register import opendata
from drempel.apps.register.columns import register_columns
from drempel.apps.register.forms import DayAsked, RegisterFilter
from drempel.apps.register.numbers import ten_digits
from drempel.apps.register.pages import association_page, register_page, totals_page
from drempel.apps.register.selectors import (
    Asked,
    award_years,
    known_association,
    register_rows,
    tenure_on,
    tenures,
)


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every association that is or was accredited, with the amount of one year."""
    years, language = award_years(), get_language() or "en"
    filters = RegisterFilter(request.GET, today=today(), years=[one.year for one in years])
    asked = filters.asked()
    rows = register_rows(asked, language)
    if request.GET.get("format") in {"csv", "json"}:
        return _export(request.GET["format"], rows, asked)
    return list_page(
        request,
        rows,
        register_columns(asked, language),
        template="register/register.html",
        name="register",
        filters=filters,
        context=register_page(request, asked, years),
    )


@require_safe
def register_json(request: HttpRequest) -> HttpResponse:
    """The same list, with the same filters, as JSON."""
    known = [one.year for one in award_years()]
    asked = RegisterFilter(request.GET, today=today(), years=known).asked()
    return _export("json", register_rows(asked), asked)


def _export(form: str, rows: Any, asked: Asked) -> HttpResponse:
    cells = (opendata.register_cells(row, asked) for row in rows.iterator(500))
    if form == "csv":
        return opendata.as_csv(f"register-{asked.year}", opendata.REGISTER_COLUMNS, cells)
    found = [opendata.register_object(row) for row in cells]
    return opendata.as_json(opendata.about() | {"count": len(found), "associations": found})


@require_safe
def register_totals(request: HttpRequest) -> HttpResponse:
    """What the sector received, year by year."""
    years = award_years()
    cells = [opendata.year_cells(one) for one in years]
    if request.GET.get("format") == "csv":
        return opendata.as_csv("register-years", opendata.YEAR_COLUMNS, cells)
    if request.GET.get("format") == "json":
        found = [opendata.year_object(row) for row in cells]
        return opendata.as_json(opendata.about() | {"years": found})
    return render(request, "register/totals.html", totals_page(years))


@require_safe
def register_association(request: HttpRequest, number: str) -> HttpResponse:
    """One association: accredited or not, since when, and what it received."""
    try:
        digits = ten_digits(number)
    except ValueError as problem:
        return _unknown(request, number, str(problem))
    association = known_association(digits)
    if association is None:
        return _unknown(request, number, "absent")
    if number != digits:
        query = request.GET.urlencode()
        address = redirect("register_association", digits, permanent=True)
        address["Location"] += f"?{query}" if query else ""
        return address
    form = DayAsked(request.GET) if "on" in request.GET else DayAsked()
    return render(request, "register/association.html", association_page(association, form))


def _unknown(request: HttpRequest, number: str, problem: str) -> HttpResponse:
    shown = {"number": number[:40], "problem": problem}
    return render(request, "register/unknown.html", shown, status=404)


@require_safe
def register_accredited(request: HttpRequest) -> HttpResponse:
    """For machines: accredited on a day or not."""
    try:
        digits = ten_digits(request.GET.get("number", ""))
    except ValueError:
        return _wrong("number", "0123.456.749")
    form = DayAsked({"on": request.GET.get("on") or today()})
    if not form.is_valid():
        return _wrong("on", "2026-11-24")
    association = known_association(digits)
    if association is None:
        return opendata.as_json({"error": "unknown_number", "number": digits}, status=404)
    day = form.cleaned_data["on"]
    tenure = tenure_on(tenures(association.pk), day)
    return opendata.as_json(opendata.accredited_object(association, day, tenure))


def _wrong(name: str, example: str) -> HttpResponse:
    return opendata.as_json(
        {"error": "not_understood", "parameter": name, "example": example}, status=400
    )
