"""Fields and tags of the association itself: only its manager makes them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from drempel.apps.activity.pages.own import (
    edit_field_page,
    edit_tag_page,
    field_list_page,
    new_field_page,
    tag_list_page,
)
from drempel.apps.activity.room import room_of
from drempel.apps.activity.selectors.own import own_field, own_tag
from drempel.apps.activity.services.own import move_own_field
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.engines.records import Kind

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def own_field_list(request: HttpRequest) -> HttpResponse:
    return render(request, "activity/own_fields.html", field_list_page(room_of(request)))


@POST_TOO
@keeps_typed_values
def own_field_new(request: HttpRequest, kind: Kind) -> HttpResponse:
    return new_field_page(request, room_of(request, kind), kind)


@POST_TOO
@keeps_typed_values
def own_field_edit(request: HttpRequest, key: int) -> HttpResponse:
    room = room_of(request)
    return edit_field_page(request, room, own_field(room.association_id, key))


@require_POST
def own_field_move(request: HttpRequest, key: int) -> HttpResponse:
    """One place up or down among the fields of its kind."""
    own = own_field(request.user.association_id, key)
    move_own_field(own=own, up=request.POST.get("to") == "up", by=request.user)
    return redirect("own_fields")


@POST_TOO
@keeps_typed_values
def own_tag_list(request: HttpRequest) -> HttpResponse:
    return tag_list_page(request, room_of(request))


@POST_TOO
@keeps_typed_values
def own_tag_edit(request: HttpRequest, key: int) -> HttpResponse:
    room = room_of(request)
    return edit_tag_page(request, room, own_tag(room.association_id, key))
