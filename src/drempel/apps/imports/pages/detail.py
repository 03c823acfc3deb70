"""One import: how far it is, what was found, what can be done now."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language, kind_label
from drempel.apps.imports import uploads
from drempel.apps.imports.columns import is_read
from drempel.apps.imports.faults import unpacked
from drempel.apps.imports.models import CHECKED, CHECKING, DONE, OPEN, UNDER_WAY, Import
from drempel.apps.imports.services.running import progress_of
from drempel.apps.imports.words import Spoken
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.engines.records import kind_of

_SHOWN = 30


def detail_page(one: Import) -> dict[str, Any]:
    kind = kind_of(one.kind)
    waits = one.valid - one.there
    return {
        "title": one.name,
        "one": one,
        "kind_label": kind_label(kind, many=True),
        "crumbs": crumbs(one.name),
        "facts": _facts(one),
        "heads": _fault_heads(),
        "faults": _faults(one) if one.state == CHECKED else [],
        "waits": waits,
        "missing": _missing(one) if one.state == CHECKED else [],
        "ignored": _ignored(one),
        "is_open": one.state in OPEN,
        "progress": _progress(one) if one.state in UNDER_WAY else None,
        "list_url": reverse("record_list", args=[kind]),
        "undo_url": _undo_url(one),
    }


def crumbs(name: str) -> list[dict[str, Any]]:
    return [
        {"label": _("My day"), "url": reverse("my_day")},
        {"label": _("Import a file"), "url": reverse("import_start")},
        {"label": name, "name": True},
    ]


def _undo_url(one: Import) -> str:
    can = one.state == DONE and one.batch is not None and one.batch.undone_at is None
    return reverse("import_undo", args=[one.key]) if can and one.new else ""


def _facts(one: Import) -> list[dict[str, Any]]:
    rows = [
        {"label": _("Records"), "text": kind_label(kind_of(one.kind), many=True)},
        {"label": _("Sent on"), "moment": one.made_at},
        {"label": _("By"), "text": one.made_by.full_name, "name": True},
        {"label": _("Rows"), "text": whole(one.rows), "num": True},
    ]
    if one.state in (CHECKED, DONE):
        rows += [
            {"label": _("Valid rows"), "text": whole(one.valid), "num": True},
            {"label": _("Rows with a fault"), "text": whole(one.invalid), "num": True},
        ]
        if one.there:
            text = whole(one.there)
            rows.append({"label": _("Stored before, unchanged"), "text": text, "num": True})
    if one.state == DONE:
        rows += [
            {"label": _("New records"), "text": whole(one.new), "num": True},
        ]
        if one.changed:
            text = whole(one.changed)
            rows.append({"label": _("Changed records"), "text": text, "num": True})
    return rows


def _progress(one: Import) -> dict[str, Any]:
    told = progress_of(one)
    words = _("Checking the rows") if one.state == CHECKING else _("Storing the rows")
    if one.state != CHECKING and told["step"] == "check":
        words = _("Checking the rows once more")
    if not told["done"]:
        words = _("Reading the file")
    total = max(told["total"] or 0, told["done"], 1)
    return {"words": words, "done": told["done"], "total": total}


def _fault_heads() -> list[dict[str, Any]]:
    return [
        {"label": _("Row"), "num": True},
        {"label": _("Column")},
        {"label": _("Found")},
        {"label": _("Expected")},
    ]


def _faults(one: Import) -> list[list[dict[str, Any]]]:
    """The first faults, in words."""
    spoken = Spoken(kind_of(one.kind))
    found: list[list[dict[str, Any]]] = []
    for line in uploads.lines(one.key, "faults"):
        for packed in line["faults"]:
            fault = unpacked(packed)
            found.append(
                [
                    {"text": str(fault.row), "num": True},
                    {"text": fault.column, "name": True},
                    {"text": fault.found[:60], "name": True},
                    {"text": spoken.expected(fault)},
                ]
            )
            if len(found) >= _SHOWN:
                return found
    return found


def _missing(one: Import) -> list[str]:
    """Needed fields that no column holds: most rows will be wrong for want of them."""
    kind, said = kind_of(one.kind), set(one.columns.values())
    return [
        in_language(field.labels)
        for field in kind.own_fields
        if field.required == "yes"
        and is_read(field)
        and field.name not in said
        and field.default in ("", "today")
    ]


def _ignored(one: Import) -> list[str]:
    seen = uploads.read_json(one.key, "seen") if one.state in OPEN else None
    if seen is None:
        return []
    return [name for n, name in enumerate(seen["header"]) if not one.columns.get(str(n))]
