"""My day: what I recorded, what asks for attention, and the way to every kind of record."""

from datetime import datetime, time
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from drempel.apps.activity.access import may_add
from drempel.apps.activity.models import Record
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import book, kind_label, value_label
from drempel.apps.activity.selectors.day import (
    entered_since,
    latest_contacts,
    reviews_due,
    rights_unanswered,
)
from drempel.apps.activity.shown import address_of, title_of
from drempel.apps.kernel.installation import instant, today
from drempel.apps.kernel.roles import MANAGER
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.engines.records import Kind, kind_of

_SHOWN, _DONE = 8, 10
_GROUPS = ("reception", "people", "housing", "information", "cooperation", "means")


def day_page(room: Room) -> dict[str, Any]:
    """Four questions beside those of every page."""
    day = today()
    done = _done(room)
    return {
        "title": _("My day"),
        "day": day,
        "done": done[:_DONE],
        "done_count": len(done),
        "reviews": _dated(room, reviews_due, "path", "next_review_on"),
        "rights": _dated(room, rights_unanswered, "right", "filed_on"),
        "starts": _starts(room),
        "groups": groups(room),
        "others": _others(room),
    }


def contact_words(contact: Any) -> str:
    """A contact in a few words: how many, about what when that is known, how."""
    kind = kind_of("contact")
    names = ("channel",) if contact.topic in book().reasons else ("topic", "channel")
    said = " – ".join(value_label(kind.field(name), getattr(contact, name)) for name in names)
    return f"{whole(contact.count)} × {said}" if contact.count > 1 else said


def _done(room: Room) -> list[dict[str, Any]]:
    """What this person recorded since midnight, the newest first."""
    start = timezone.make_aware(datetime.combine(timezone.localdate(instant()), time.min))
    contacts = [
        {"at": one.created_at, "text": contact_words(one), "url": address_of(one)}
        for one in latest_contacts(room.association_id, room.person.pk)
        if one.created_at >= start
    ]
    others = [
        {
            "at": one.at,
            "text": kind_label(kind_of(one.kind)),
            "url": reverse("record_detail", args=[one.kind, one.uid]),
        }
        for one in entered_since(room.association_id, room.person.pk, start)
    ]
    return sorted([*contacts, *others], key=lambda one: one["at"], reverse=True)


def _dated(room: Room, select: Any, code: str, day: str) -> dict[str, Any] | None:
    """Records that wait, with the day they wait for; None when the kind is not used here."""
    if not room.uses(code):
        return None
    found = select(room.association_id, today())
    return {
        "rows": [_line(room, one, getattr(one, day)) for one in found[:_SHOWN]],
        "more_url": reverse("record_list", args=[code]) if len(found) > _SHOWN else "",
    }


def _line(room: Room, one: Record, day: Any) -> dict[str, Any]:
    household = getattr(one, "household", None)
    title = title_of(one, shows=room.shows)
    code = getattr(household, "code", "")
    text = title if not code or title.startswith(code) else f"{code} – {title}"
    return {"text": text, "url": address_of(one), "day": day, "is_late": day < today()}


def _starts(room: Room) -> list[dict[str, Any]]:
    """The four things that are done most."""
    found = [
        {"url": reverse("contact_new"), "label": _("New contact")},
        {"url": reverse("contact_tally"), "label": _("Quick tally"), "quiet": True},
    ]
    for code, label in (("file", _("New household file")), ("sess", _("Session"))):
        if room.uses(code) and may_add(kind_of(code), room.person):
            url = reverse("record_new", args=[code])
            found.append({"url": url, "label": label, "quiet": True})
    return found


def group_label(key: str) -> str:
    return {
        "reception": _("Reception"),
        "people": _("Guidance of households"),
        "housing": _("Dwellings"),
        "information": _("Information and sessions"),
        "cooperation": _("Cooperation and signals"),
        "means": _("Means and quality"),
    }[key]


def groups(room: Room) -> list[dict[str, Any]]:
    """The kinds of the association's own lines under their headings; parts stay with their whole."""
    found = []
    for key in _GROUPS:
        kinds = [k for k in room.kinds if k.shown.group == key and not _is_part(k)]
        if kinds:
            items = [
                {"label": kind_label(k, many=True), "url": reverse("record_list", args=[k])}
                for k in kinds
            ]
            found.append({"label": group_label(key), "items": items})
    return found


def _is_part(kind: Kind) -> bool:
    return kind.takes_line and kind.code != "member"


def _others(room: Room) -> list[dict[str, str]]:
    """Pages of the other apps, where they exist, and those of the manager."""
    wanted = [
        ("occupancy", _("Occupation of the dwellings")),
        ("fault_list", _("To look at")),
        ("offline_app", _("Record without network")),
        ("import_start", _("Import a file")),
        ("my_exports", _("My exports")),
        ("access_log", _("Who looked at which file")),
        ("api_tokens", _("Connections of other systems")),
    ]
    if room.person.has_role(MANAGER):
        wanted += [("own_fields", _("Our own fields")), ("own_tag_list", _("Our own tags"))]
    else:
        wanted = [pair for pair in wanted if pair[0] != "api_tokens"]
    found = []
    for name, label in wanted:
        try:
            found.append({"url": reverse(name), "label": label})
        except NoReverseMatch:
            continue
    if room.uses("signal"):
        url = reverse("record_new", args=["signal"])
        found.append({"url": url, "label": _("Report a problem")})
    return found
