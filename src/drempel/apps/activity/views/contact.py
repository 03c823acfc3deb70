"""Contacts: one in five taps, many in a grid, and taking them back at once."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from drempel.apps.activity.models.base import TALLY
from drempel.apps.activity.pages.contact import contact_page
from drempel.apps.activity.pages.tally import tally_page
from drempel.apps.activity.room import Room, room_of
from drempel.apps.activity.selectors.day import own_batch
from drempel.apps.activity.selectors.records import record_by_uid
from drempel.apps.activity.services import remove_record
from drempel.apps.activity.services.tally import undo_tally
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.once import already_sent, send_once
from drempel.engines.records import kind_of

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@POST_TOO
@keeps_typed_values
def contact_new(request: HttpRequest) -> HttpResponse:
    """Four large choices and Save; then the receipt and the next one."""
    return contact_page(request, room_of(request, "contact"))


@require_POST
def contact_undo(request: HttpRequest, uid: str) -> HttpResponse:
    """Take back the contact that was just saved."""
    room = room_of(request, "contact")
    return redirect(already_sent(request) or send_once(request, lambda: _take_back(room, uid)))


def _take_back(room: Room, uid: str) -> str:
    record = record_by_uid(kind_of("contact"), room.association_id, uid)
    remove_record(record=record, by=room.person, reason="undo")
    return f"{reverse('contact_new')}?undone=1"


@POST_TOO
@keeps_typed_values
def contact_tally(request: HttpRequest) -> HttpResponse:
    """Numbers of a day by service line and channel."""
    return tally_page(request, room_of(request, "contact"))


@require_POST
def tally_undo(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Take back a whole tally."""
    room = room_of(request, "contact")
    batch = own_batch(room.association_id, batch_id, TALLY)
    if batch is None:
        raise Http404
    undo_tally(batch=batch, by=room.person)
    return redirect(f"{reverse('contact_tally')}?undone=1")
