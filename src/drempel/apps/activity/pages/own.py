"""The fields and tags that an association made for itself, for its manager."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.forms.own_fields import OwnFieldForm, OwnTagForm
from drempel.apps.activity.models import OwnField, OwnTag
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import kind_label
from drempel.apps.activity.selectors.own import own_fields, own_tags
from drempel.apps.activity.services import own as services
from drempel.apps.kernel.pages import form_page
from drempel.engines.records import Kind, kind_of


def type_label(type_: str) -> str:
    return {
        "text": _("text"),
        "integer": _("whole number"),
        "date": _("day"),
        "boolean": _("yes or no"),
        "choice": _("choice from a list"),
    }[type_]


def crumbs(label: str) -> list[dict[str, str]]:
    return [{"label": _("My day"), "url": reverse("my_day")}, {"label": label}]


def field_list_page(room: Room) -> dict[str, Any]:
    """Every kind that has fields of its own, and the others to add one to."""
    by_kind: dict[str, list[OwnField]] = {}
    for one in own_fields(room.association_id):
        by_kind.setdefault(one.kind, []).append(one)
    used = [kind for kind in room.kinds if kind.code in by_kind]
    return {
        "crumbs": crumbs(_("Our own fields")),
        "parts": [_part(kind, by_kind[kind.code]) for kind in used],
        "others": [
            {"label": kind_label(kind), "url": reverse("own_field_new", args=[kind])}
            for kind in room.kinds
            if kind.code not in by_kind
        ],
    }


def _part(kind: Kind, fields: list[OwnField]) -> dict[str, Any]:
    live = [one for one in fields if not one.is_retired]
    return {
        "label": kind_label(kind),
        "add_url": reverse("own_field_new", args=[kind]),
        "fields": [
            {
                "own": one,
                "type": type_label(one.type),
                "is_first": one in live[:1],
                "is_last": one in live[-1:],
            }
            for one in [*live, *(one for one in fields if one.is_retired)]
        ],
    }


def new_field_page(request: HttpRequest, room: Room, kind: Kind) -> HttpResponse:
    title = _("New field: %(kind)s") % {"kind": kind_label(kind)}

    def act(form: OwnFieldForm) -> str:
        services.add_own_field(
            association_id=room.association_id,
            kind=kind,
            label=form.cleaned_data["label"],
            type_=form.type_,
            choices=form.cleaned_data["choices"] if form.type_ == "choice" else (),
            by=room.person,
        )
        return reverse("own_fields")

    return form_page(
        request,
        make_form=_only_data(OwnFieldForm),
        act=act,
        template="activity/own_form.html",
        context=_form_context(title, "own_fields"),
        initial={"type": "text"},
    )


def edit_field_page(request: HttpRequest, room: Room, own: OwnField) -> HttpResponse:
    title = _("Change the field: %(kind)s") % {"kind": kind_label(kind_of(own.kind))}

    def act(form: OwnFieldForm) -> str:
        services.change_own_field(
            own=own,
            label=form.cleaned_data["label"],
            choices=form.cleaned_data.get("choices", own.choices),
            is_retired=form.cleaned_data["is_retired"],
            by=room.person,
        )
        return reverse("own_fields")

    return form_page(
        request,
        make_form=_only_data(OwnFieldForm, own=own),
        act=act,
        template="activity/own_form.html",
        context=_form_context(title, "own_fields"),
        initial={
            "label": own.label,
            "choices": "\n".join(own.choices),
            "is_retired": own.is_retired,
        },
    )


def tag_list_page(request: HttpRequest, room: Room) -> HttpResponse:
    """The tags, and the form of a new one on the same page."""

    def act(form: OwnTagForm) -> str:
        services.add_own_tag(
            association_id=room.association_id, label=form.cleaned_data["label"], by=room.person
        )
        return reverse("own_tag_list")

    return form_page(
        request,
        make_form=_only_data(OwnTagForm),
        act=act,
        template="activity/own_tags.html",
        context={"tags": own_tags(room.association_id), "crumbs": crumbs(_("Our own tags"))},
    )


def edit_tag_page(request: HttpRequest, room: Room, own: OwnTag) -> HttpResponse:
    def act(form: OwnTagForm) -> str:
        services.change_own_tag(
            own=own,
            label=form.cleaned_data["label"],
            is_retired=form.cleaned_data["is_retired"],
            by=room.person,
        )
        return reverse("own_tag_list")

    return form_page(
        request,
        make_form=_only_data(OwnTagForm, own=own),
        act=act,
        template="activity/own_form.html",
        context=_form_context(_("Change the tag"), "own_tag_list"),
        initial={"label": own.label, "is_retired": own.is_retired},
    )


def _only_data(form: Any, **more: Any) -> Any:
    """A form of these takes no files."""

    def make(data: Any = None, files: Any = None, initial: Any = None) -> Any:
        return form(data, initial=initial, **more)

    return make


def _form_context(title: str, back: str) -> dict[str, Any]:
    return {
        "title": title,
        "cancel_url": reverse(back),
        "crumbs": [
            {"label": _("My day"), "url": reverse("my_day")},
            {
                "label": _("Our own fields") if back == "own_fields" else _("Our own tags"),
                "url": reverse(back),
            },
            {"label": title},
        ],
    }
