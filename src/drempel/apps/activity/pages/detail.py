"""One record: what it holds, what hangs on it, what happened to it."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import is_about_people, may_add
from drempel.apps.activity.models import Record
from drempel.apps.activity.models.base import API, DEMO, FILE, FORM, OFFLINE, TALLY
from drempel.apps.activity.pages.listing import head_of, listed_fields, row_of
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language, kind_label
from drempel.apps.activity.selectors.own import own_fields, own_tags, tag_labels
from drempel.apps.activity.selectors.records import ordered, records_of
from drempel.apps.activity.services.viewing import OPEN, log_view
from drempel.apps.activity.shown import fact_of, inside, link_paths, own_facts, text_of, title_of
from drempel.apps.kernel.history import Happening, happenings
from drempel.apps.kernel.installation import instant
from drempel.engines.records import Kind

_MOST_SUBS = 30
# Said apart from the facts: the identifier is for machines, the moments stand in the history.
_APART = ("id", "created_at", "updated_at", "source")


def look_at(room: Room, record: Record) -> None:
    """Note that this person opened the record of a household."""
    # The one write of a page that only reads: the association can see who looked.
    if is_about_people(record.KIND):
        log_view(room.person, record.KIND, record.uid, OPEN, 1, instant())


def detail_page(request: HttpRequest, room: Room, record: Record) -> dict[str, Any]:
    kind = record.KIND
    tags = own_tags(room.association_id) if record.own_tags else []
    facts, empty, kept = _facts(room, record)
    return {
        "title": title_of(record, shows=room.shows),
        "kind": kind,
        "kind_label": kind_label(kind),
        "record": record,
        "crumbs": crumbs(record.KIND, title_of(record, shows=room.shows)),
        "facts": facts,
        "not_filled": ", ".join(empty),
        "kept": ", ".join(kept),
        "own": own_facts(own_fields(room.association_id, kind), record.own),
        "tags": tag_labels(tags, record.own_tags),
        "subs": _subs(room, record),
        "adds": _adds(room, record),
        "history": _history(record),
        "saved_at": record.updated_at if "saved" in request.GET else None,
        "links": _links(record),
        "may_add": may_add(kind, room.person),
    }


def crumbs(kind: Kind, title: str) -> list[dict[str, Any]]:
    return [
        {"label": _("My day"), "url": reverse("my_day")},
        {"label": kind_label(kind, many=True), "url": reverse("record_list", args=[kind])},
        {"label": title, "name": True},
    ]


def _facts(room: Room, record: Record) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """What is filled in, line by line; by name only what is not, and what is not shown here."""
    facts, empty, kept = [], [], []
    for one in record.KIND.fields:
        if one.name in _APART:
            continue
        fact = fact_of(one, record, shows=room.shows)
        if fact.get("is_kept"):
            kept.append(fact["label"])
        elif fact.get("text") or fact.get("day"):
            facts.append(fact)
        elif one.name != "funder_tags":
            empty.append(fact["label"])
    return facts, empty, kept


def _children(kind: Kind, kinds: tuple[Kind, ...]) -> list[tuple[Kind, str]]:
    """Kinds that are part of this one, with the field by which they point at it."""
    found = []
    for other in kinds:
        names = [other.parent] if other.parent else []
        names += [n for rule in other.rules if rule.check == "one_of" for n in rule.fields]
        found += [(other, n) for n in dict.fromkeys(names) if other.field(n).target == kind.code]
    return found


def _subs(room: Room, record: Record) -> list[dict[str, Any]]:
    """The parts of a record, the newest first, each with a way to add one."""
    found = []
    for kind, name in _children(record.KIND, room.kinds):
        rows = records_of(kind, room.association_id).filter(**{f"{name}_id": record.pk})
        shown = (*kind.shown.title, *kind.shown.listed)
        rows = rows.select_related(*link_paths(kind, shown))
        shown_rows = list(ordered(kind, rows)[:_MOST_SUBS])
        columns = [
            one
            for one in listed_fields(kind, room)
            if one.name != name and any(text_of(one, row, shows=room.shows) for row in shown_rows)
        ]
        found.append(
            {
                "kind": kind,
                "label": kind_label(kind, many=True),
                "add_label": inside(kind_label(kind)),
                "add_url": _add_address(kind, name, record) if may_add(kind, room.person) else "",
                "heads": [head_of(one) for one in columns],
                "rows": [row_of(row, columns, shows=room.shows) for row in shown_rows if columns],
            }
        )
    return found


def _add_address(kind: Kind, name: str, record: Record) -> str:
    return f"{reverse('record_new', args=[kind])}?{name}={record.uid}"


def _adds(room: Room, record: Record) -> list[dict[str, str]]:
    """What else can be recorded about this one: kinds that refer to it but are no part of it."""
    parts = {kind.code for kind, _name in _children(record.KIND, room.kinds)}
    return [
        {"label": kind_label(kind), "url": _add_address(kind, one.name, record)}
        for kind in room.kinds
        for one in kind.own_fields
        if one.type == "reference"
        and one.target == record.KIND.code
        and kind.code not in {*parts, record.KIND.code}
        and may_add(kind, room.person)
    ]


def _links(record: Record) -> list[dict[str, str]]:
    """Pages of the other apps about this record, where they exist."""
    found = []
    household = record if record.KIND.code == "file" else getattr(record, "household", None)
    unit = record if record.KIND.code == "unit" else getattr(record, "unit", None)
    for name, other, label in (
        ("household_thread", household, _("The thread of the household")),
        ("unit_calendar", unit, _("The calendar of the dwelling")),
    ):
        if other is None:
            continue
        try:
            found.append({"url": reverse(name, args=[other.uid]), "label": label})
        except NoReverseMatch:
            continue
    return found


def _ways() -> dict[str, str]:
    return {
        FORM: _("by form"),
        TALLY: _("by quick tally"),
        OFFLINE: _("on a device without network"),
        FILE: _("from a file"),
        API: _("from another system"),
        DEMO: _("with the demonstration"),
    }


def _history(record: Record) -> list[dict[str, Any]]:
    """Who did what and when; names of fields, never their values."""
    found = [_happened(one, record) for one in happenings(record.KIND.code, record.uid)]
    if found:
        return found
    way = _ways().get(record.way, "")
    return [{"text": _("Recorded"), "moment": record.created_at, "note": way}]


def _happened(one: Happening, record: Record) -> dict[str, Any]:
    item: dict[str, Any] = {"moment": one.at, "by": one.actor_name}
    if one.verb == "record":
        return item | {"text": _("Recorded"), "note": _ways().get(str(one.data.get("way")), "")}
    names = [str(name) for name in one.data.get("fields", ())]
    labels = [
        in_language(record.KIND.field(name).labels) for name in names if record.KIND.has(name)
    ]
    if {"own", "own_tags"} & set(names):
        labels.append(_("own fields"))
    if one.verb == "change":
        return item | {"text": _("Changed"), "note": ", ".join(labels)}
    return item | {"text": _("Something else happened"), "note": one.verb}
