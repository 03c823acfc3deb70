"""The pages that write one record: a new one, a change, and the choice between two values."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import may_add, visible_fields
from drempel.apps.activity.forms.own import OwnPart, first_own
from drempel.apps.activity.forms.record import RecordForm, Subject, first_texts
from drempel.apps.activity.models import Record
from drempel.apps.activity.pages.choosing import choosing
from drempel.apps.activity.pages.detail import crumbs
from drempel.apps.activity.pages.sending import form_answer, store_form
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import kind_label
from drempel.apps.activity.selectors.own import own_fields, own_tags
from drempel.apps.activity.selectors.records import last_line, record_by_uid, written_record
from drempel.apps.activity.services import Stale
from drempel.apps.activity.shown import address_of, title_of
from drempel.engines.records import Kind


def subject_of(room: Room, kind: Kind, record: Record | None = None) -> Subject:
    """What a form of this kind is about; two questions, for the own fields and the tags."""
    part = OwnPart(own_fields(room.association_id, kind), own_tags(room.association_id))
    return Subject(room, kind, record, part)


def begin_with(request: HttpRequest, room: Room, kind: Kind) -> dict[str, Any]:
    """Texts of a new record: the defaults, those of a like one, those that the address says."""
    begun: dict[str, Any] = first_texts(kind)
    shown = {one.name for one in visible_fields(kind, room.person) if not one.is_computed}
    like = request.GET.get("like", "")
    if like:
        other = record_by_uid(kind, room.association_id, like)
        begun |= {name: text for name, text in written_record(other).items() if name in shown}
        begun |= first_own(other.own, other.own_tags)
        begun |= {name: "" for name in kind.unique}
    elif not kind.takes_line and len(room.lines_for(kind)) > 1:
        begun["service_line"] = last_line(kind, room.association_id)
    begun |= {name: text for name, text in request.GET.items() if name in shown and text}
    return begun


def new_record_page(request: HttpRequest, room: Room, kind: Kind) -> HttpResponse:
    if not may_add(kind, room.person):
        raise Http404
    subject = subject_of(room, kind)
    begun = begin_with(request, room, kind)
    words = {"title": kind_label(kind), "lede": _("New record")}
    words["page_title"] = f"{words['lede']} – {kind_label(kind)}"
    words["crumbs"] = crumbs(kind, _("New record"))
    return form_answer(
        request,
        make_form=lambda data=None: RecordForm(data, initial=begun, subject=subject),
        act=lambda form: after(store_form(form).record),
        template="activity/record_form.html",
        show=lambda _form: words | {"cancel_url": list_address(kind)},
    )


def edit_record_page(request: HttpRequest, room: Room, record: Record) -> HttpResponse:
    subject = subject_of(room, record.KIND, record)
    begun = written_record(record) | first_own(record.own, record.own_tags)
    begun["_version"] = str(record.version)
    title = title_of(record, shows=room.shows)
    shown = {"title": title, "lede": kind_label(record.KIND), "record": record}
    shown["page_title"] = _("Change: %(title)s") % {"title": kind_label(record.KIND)}
    shown["crumbs"] = crumbs(record.KIND, title)
    return form_answer(
        request,
        make_form=lambda data=None: RecordForm(data, initial=begun, subject=subject),
        act=lambda form: after(store_form(form).record),
        template="activity/record_form.html",
        show=lambda _form: shown | {"cancel_url": address_of(record)},
        stale=lambda form, refusal: _choose(request, form, refusal),
    )


def list_address(kind: Kind) -> str:
    return reverse("record_list", args=[kind])


def after(record: Record) -> str:
    """Where one goes on: the record that a sub-record hangs on, the thread of a household."""
    kind = record.KIND
    if kind.parent:
        return f"{address_of(getattr(record, kind.parent))}?saved={record.uid}"
    if kind.code == "file":
        try:
            return reverse("household_thread", args=[record.uid])
        except NoReverseMatch:
            pass
    return f"{address_of(record)}?saved={record.uid}"


def _choose(request: HttpRequest, form: RecordForm, refusal: Stale) -> HttpResponse:
    return render(request, "activity/record_stale.html", choosing(form, refusal), status=409)
