"""The list of households, the thread of one, and what is next for all."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.activity.pages.detail import look_at
from drempel.apps.activity.room import room_of
from drempel.apps.activity.selectors.records import record_by_uid
from drempel.apps.households.forms import HouseholdFilter
from drempel.apps.households.pages.listing import list_page
from drempel.apps.households.pages.steps import steps_page
from drempel.apps.households.pages.thread import thread_page
from drempel.apps.households.services import note_unanswered
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.engines.records import kind_of


@require_safe
def household_list(request: HttpRequest) -> HttpResponse:
    """Household files, found by code and filtered; the newest first."""
    room = room_of(request, "file")
    filters = HouseholdFilter(request.GET, association_id=room.association_id, on=today())
    return render(request, "households/household_list.html", list_page(request, room, filters))


@require_safe
def household_thread(request: HttpRequest, uid: str) -> HttpResponse:
    """One household with its doubles; who opens it is noted."""
    room = room_of(request, "file")
    record = record_by_uid(kind_of("file"), room.association_id, uid)
    page = thread_page(request, room, record, today())
    look_at(room, record)
    return render(request, "households/household_thread.html", page)


@require_safe
def next_steps(request: HttpRequest) -> HttpResponse:
    """What is due for all households of the association, or for one's own."""
    room = room_of(request, "file")
    return render(request, "households/next_steps.html", steps_page(request, room, today()))


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def right_unanswered(request: HttpRequest, uid: str) -> HttpResponse:
    """Note that nobody answered a request; asked first when it is not sent by its button."""
    room = room_of(request, "right")
    right = record_by_uid(kind_of("right"), room.association_id, uid)
    thread = reverse("household_thread", args=[right.household.uid])

    def act(_form: Any) -> str:
        note_unanswered(right=right, by=request.user, on=today())
        return f"{thread}?noted=1"

    return form_page(
        request,
        make_form=_nothing_asked,
        act=act,
        template="households/right_unanswered.html",
        context={"right": right, "cancel_url": thread},
    )


def _nothing_asked(**given: Any) -> forms.Form:
    return forms.Form(data=given.get("data"))
