"""The first page of an import: send a file; what came in before; sources that are known."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import may_add
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import kind_label
from drempel.apps.imports.models import (
    CHECKED,
    CHECKING,
    DONE,
    FAILED,
    INTERRUPTED,
    SENT,
    STORING,
    Import,
    Mapping,
)
from drempel.apps.imports.selectors.own import latest_imports, own_mappings
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.engines.records import Kind, kind_of


def kinds_for(room: Room) -> tuple[Kind, ...]:
    """Kinds whose every needed field this person may see and write."""
    return tuple(one for one in room.kinds if may_add(one, room.person))


def state_cell(one: Import) -> dict[str, Any]:
    if one.batch is not None and one.batch.undone_at is not None:
        return {"text": _("taken back"), "kind": "plain"}
    words, kind = {
        SENT: (_("to be checked"), "turn"),
        CHECKING: (_("being checked"), "wait"),
        CHECKED: (_("to be stored"), "turn"),
        STORING: (_("being stored"), "wait"),
        DONE: (_("stored"), "done"),
        INTERRUPTED: (_("interrupted"), "late"),
        FAILED: (_("not stored"), "plain"),
    }[one.state]
    return {"text": words, "kind": kind}


def _row(one: Import) -> list[dict[str, Any]]:
    return [
        {"text": one.name, "url": reverse("import_detail", args=[one.key]), "name": True},
        {"text": kind_label(kind_of(one.kind), many=True)},
        {"day": one.made_at.date()},
        {"text": one.made_by.full_name, "name": True},
        {"text": whole(one.new + one.changed), "num": True},
        state_cell(one),
    ]


def _mapping_row(one: Mapping) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": kind_label(kind_of(one.kind), many=True),
        "used_on": one.used_at.date(),
        "remove_url": reverse("import_source_remove", args=[one.pk]),
    }


def start_page(room: Room) -> dict[str, Any]:
    heads = [_("File sent"), _("Records"), _("Sent on"), _("By"), _("Stored"), _("State")]
    return {
        "title": _("Import a file"),
        "crumbs": [
            {"label": _("My day"), "url": reverse("my_day")},
            {"label": _("Import a file")},
        ],
        "heads": [{"label": text, "num": text == _("Stored")} for text in heads],
        "rows": [_row(one) for one in latest_imports(room.person)],
        "sources": [_mapping_row(one) for one in own_mappings(room.person)],
        "templates": [
            {"label": kind_label(one, many=True), "code": one.code} for one in kinds_for(room)
        ],
    }
