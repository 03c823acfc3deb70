"""The numbers of the daily work, for the administration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import csv_response
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.privacy.forms import YearFilter
from drempel.apps.privacy.pages.totals import CSV_HEADER, csv_rows, totals_page
from drempel.apps.privacy.selectors.totals import activity_totals as totals_of
from drempel.apps.privacy.selectors.totals import closed_years


@require_safe
def activity_totals(request: HttpRequest) -> HttpResponse:
    """Numbers by association and axis of a year that is over; small ones are hidden."""
    day = today()
    filters = YearFilter(request.GET, years=closed_years(day))
    threshold = active_scheme().parameter("disclosure.threshold", day).value
    totals = totals_of(filters.asked(), threshold)
    if request.GET.get("format") == "csv":
        return csv_response(f"activity-{totals.year}", CSV_HEADER, csv_rows(totals))
    return render(request, "privacy/totals.html", totals_page(totals, filters, threshold))
