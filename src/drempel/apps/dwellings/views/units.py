"""The stock on a day, one dwelling day by day, and the occupancy of a year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drempel.apps.activity.room import room_of
from drempel.apps.activity.selectors.records import record_by_uid
from drempel.apps.dwellings.forms import StockFilter
from drempel.apps.dwellings.pages.calendar import calendar_page
from drempel.apps.dwellings.pages.occupancy import occupancy_csv, occupancy_page
from drempel.apps.dwellings.pages.units import list_page
from drempel.apps.kernel.installation import today
from drempel.engines.records import kind_of


@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    """Every dwelling with its state on a day; or those free for a whole period."""
    room = room_of(request, "unit")
    filters = StockFilter(request.GET, today=today())
    return render(request, "dwellings/unit_list.html", list_page(request, room, filters))


@require_safe
def unit_calendar(request: HttpRequest, uid: str) -> HttpResponse:
    """One dwelling: its characteristics and its days."""
    room = room_of(request, "unit")
    unit = record_by_uid(kind_of("unit"), room.association_id, uid)
    return render(
        request, "dwellings/unit_calendar.html", calendar_page(request, room, unit, today())
    )


@require_safe
def occupancy(request: HttpRequest) -> HttpResponse:
    """Days in stock, unavailable, available and occupied, dwelling by dwelling; also as CSV."""
    room = room_of(request, "unit")
    if request.GET.get("format") == "csv":
        return occupancy_csv(request, room, today())
    return render(request, "dwellings/occupancy.html", occupancy_page(request, room, today()))
