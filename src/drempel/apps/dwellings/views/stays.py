"""A new stay, and the end of one."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from drempel.apps.activity.room import room_of
from drempel.apps.activity.selectors.records import record_by_uid
from drempel.apps.dwellings.pages.stays import end_stay_page, new_stay_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.engines.records import kind_of

_POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@_POST_TOO
@keeps_typed_values
def stay_new(request: HttpRequest) -> HttpResponse:
    """A household moves in; the dwelling says how long at most."""
    return new_stay_page(request, room_of(request, "stay"))


@_POST_TOO
@keeps_typed_values
def stay_end(request: HttpRequest, uid: str) -> HttpResponse:
    """A household moves out: the day, where to, and what is left open."""
    room = room_of(request, "stay")
    return end_stay_page(request, room, record_by_uid(kind_of("stay"), room.association_id, uid))
