"""Any kind of record: its list, one of them, a new one, a change, taking it back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.activity.forms.filter import ListFilter
from drempel.apps.activity.models import Record
from drempel.apps.activity.pages.detail import crumbs, detail_page, look_at
from drempel.apps.activity.pages.exporting import FORMATS, export_page
from drempel.apps.activity.pages.listing import list_page
from drempel.apps.activity.pages.writing import edit_record_page, list_address, new_record_page
from drempel.apps.activity.room import room_of
from drempel.apps.activity.selectors.own import own_tags
from drempel.apps.activity.selectors.records import record_by_uid
from drempel.apps.activity.services import remove_record
from drempel.apps.activity.shown import address_of, title_of
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.engines.records import Kind

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def record_list(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    """Records of a kind, filtered by the address; also as CSV and XLSX."""
    room = room_of(request, kind)
    filters = ListFilter(request.GET, room=room, kind=kind, tags=own_tags(room.association_id))
    wanted = request.GET.get("format", "")
    if wanted in FORMATS:
        return export_page(room, kind, filters.apply(), wanted)
    return render(request, "activity/record_list.html", list_page(request, room, kind, filters))


@POST_TOO
@keeps_typed_values
def record_new(request: HttpRequest, kind: Kind) -> HttpResponse:
    """A form made from the kind; the address may fill in values, or name a like record."""
    return new_record_page(request, room_of(request, kind), kind)


@require_safe
def record_detail(request: HttpRequest, kind: Kind, uid: str) -> HttpResponse:
    """One record with its parts and its history."""
    room = room_of(request, kind)
    record = record_by_uid(kind, room.association_id, uid)
    look_at(room, record)
    return render(request, "activity/record_detail.html", detail_page(request, room, record))


@POST_TOO
@keeps_typed_values
def record_edit(request: HttpRequest, kind: Kind, uid: str) -> HttpResponse:
    """The same form with what is stored; two people never overwrite each other unseen."""
    room = room_of(request, kind)
    return edit_record_page(request, room, record_by_uid(kind, room.association_id, uid))


@POST_TOO
@keeps_typed_values
def record_remove(request: HttpRequest, kind: Kind, uid: str) -> HttpResponse:
    """Ask, then take the record back; refused while others refer to it."""
    room = room_of(request, kind)
    record = record_by_uid(kind, room.association_id, uid)
    title = title_of(record, shows=room.shows)
    return form_page(
        request,
        make_form=_nothing_asked,
        act=lambda _form: _remove(record, request.user),
        template="activity/record_remove.html",
        context={
            "record_title": title,
            "crumbs": crumbs(kind, title),
            "cancel_url": address_of(record),
        },
    )


def _nothing_asked(**given: Any) -> forms.Form:
    return forms.Form(data=given.get("data"))


def _remove(record: Record, person: Any) -> str:
    remove_record(record=record, by=person)
    return f"{list_address(record.KIND)}?removed=1"
