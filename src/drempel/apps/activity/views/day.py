"""The start page of who does the work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drempel.apps.activity.pages.day import day_page
from drempel.apps.activity.room import room_of


@require_safe
def my_day(request: HttpRequest) -> HttpResponse:
    """Today's entries, what is due, and a door to everything that can be recorded."""
    return render(request, "activity/my_day.html", day_page(room_of(request)))
