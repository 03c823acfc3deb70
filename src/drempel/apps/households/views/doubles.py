"""A new file with its possible doubles, and the links between files."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from drempel.apps.activity.room import room_of
from drempel.apps.activity.selectors.records import record_by_uid
from drempel.apps.households.forms import LinkForm
from drempel.apps.households.pages.linking import link_page
from drempel.apps.households.pages.writing import new_file_page
from drempel.apps.households.services import link_double, unlink_double
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.engines.records import kind_of

_POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@_POST_TOO
@keeps_typed_values
def household_new(request: HttpRequest) -> HttpResponse:
    """A new household file; files that may be of the same household are offered first."""
    return new_file_page(request, room_of(request, "file"))


@_POST_TOO
@keeps_typed_values
def household_link(request: HttpRequest, uid: str) -> HttpResponse:
    """Choose the file that this one doubles: one of the similar ones, or by its code."""
    room = room_of(request, "file")
    record = record_by_uid(kind_of("file"), room.association_id, uid)

    def act(form: Any) -> str:
        link_double(file=record, of=form.other, by=request.user, on=today())
        return f"{reverse('household_thread', args=[uid])}?linked=1"

    return form_page(
        request,
        make_form=lambda **given: LinkForm(
            data=given.get("data"), initial=given.get("initial"), record=record
        ),
        act=act,
        template="households/household_link.html",
        context=link_page(room, record),
    )


@_POST_TOO
@keeps_typed_values
def household_unlink(request: HttpRequest, uid: str) -> HttpResponse:
    """Take the link of a file back; both files stay as they are."""
    room = room_of(request, "file")
    record: Any = record_by_uid(kind_of("file"), room.association_id, uid)
    thread = reverse("household_thread", args=[uid])

    def act(_form: Any) -> str:
        unlink_double(file=record, by=request.user, on=today())
        return f"{thread}?unlinked=1"

    return form_page(
        request,
        make_form=lambda **given: forms.Form(data=given.get("data")),
        act=act,
        template="households/household_unlink.html",
        context={"record": record, "cancel_url": thread},
    )
