"""The access log of one's own association."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drempel.apps.kernel.lists import csv_response
from drempel.apps.privacy.forms import LogFilter
from drempel.apps.privacy.pages.log import CSV_HEADER, csv_rows, log_page
from drempel.apps.privacy.selectors.looks import (
    all_file_codes,
    file_codes,
    page_of_views,
    people_of,
    views_of,
)


@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """Who opened which file when: filtered by the address, read by place, as CSV too."""
    own = request.user.association_id
    filters = LogFilter(request.GET, people=people_of(own))
    rows = views_of(own, filters.asked())
    if request.GET.get("format") == "csv":
        lines = csv_rows(rows.iterator(chunk_size=2000), all_file_codes(own))
        return csv_response("access-log", CSV_HEADER, lines)
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = page_of_views(rows, after=after, before=before)
    shown = log_page(request, page, file_codes(own, page.rows), filters)
    return render(request, "privacy/access_log.html", shown)
