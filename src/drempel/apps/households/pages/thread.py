"""The thread of a household: what is next, how it lives, what happened."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.access import may_add, visible_fields
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import book, kind_label, value_label
from drempel.apps.activity.selectors.records import records_of
from drempel.apps.activity.shown import fact_of
from drempel.apps.households.pages.steps import step_rows
from drempel.apps.households.selectors.groups import group_files
from drempel.apps.households.selectors.situations import Derived, Line, situation_lines
from drempel.apps.households.selectors.steps import next_steps
from drempel.apps.households.selectors.timeline import (
    Entry,
    Part,
    thread_part,
    thread_years,
)
from drempel.apps.households.words import (
    FAMILIES,
    LASTING_WORDS,
    POINT_WORDS,
    entry_details,
    entry_title,
)
from drempel.apps.kernel.asked import asked_year, whole_number
from drempel.apps.kernel.roles import MANAGER
from drempel.engines.records import kind_of

_MOST_STEPS, _MOST_LINES = 12, 6
# Said in the head of the page, or beside the facts.
_ELSEWHERE = (
    *("id", "created_at", "updated_at", "source", "service_line", "code", "double_of"),
    *("opened_on", "municipality", "household_type", "adults", "minors"),
)
# What is added most at the side of a household, in the order of the work.
_ADDED = ("contact", "path", "right", "med", "stay", "refer", "pur", "member")


def thread_page(request: HttpRequest, room: Room, record: Any, on: date) -> dict[str, Any]:
    """Everything about a file and its doubles; at most eight questions."""
    files = group_files(record)
    keys = [file.pk for file in files]
    year, number = _asked(request)
    part = thread_part(room.association_id, keys, on, year, number)
    years = thread_years(room.association_id, keys)
    if year is None and not part.entries and years:
        # Nothing lately: the last year in which something happened says more.
        part = thread_part(room.association_id, keys, on, years[0])
    steps = next_steps(room.association_id, on, households=keys, limit=_MOST_STEPS)
    lines = situation_lines(room.association_id, keys)
    return {
        "title": _("Household %(code)s") % {"code": record.code},
        "lede": household_line(record),
        "crumbs": _crumbs(record),
        "record": record,
        "steps": step_rows(steps, on, files=len(files)),
        "lines": [_line(line) for line in lines[:_MOST_LINES]],
        "months": _months(part, {file.pk: file.code for file in files}, shows=room.shows),
        "part": part,
        "years": _years(part, years),
        "more_url": _more(request, part),
        "newer_url": _newer(request, part),
        "doubles": _doubles(record, files),
        "members": _members(record, room),
        "actions": _actions(room, record),
        "facts": _facts(room, record),
        "is_kept": not room.shows,
        "rights": _rights(room, record),
    }


def _asked(request: HttpRequest) -> tuple[int | None, int]:
    """The year and the page of the address; something else than numbers is not found."""
    number = whole_number(request.GET.get("page", "1"))
    if number is None or not 0 < number < 1000:
        raise Http404
    return asked_year(request, first=1, last=9999, usual=0) or None, number


def household_line(record: Any) -> str:
    """Type, place and size in one line; what was not asked is left out."""
    parts = [
        value_label(record.KIND.field(name), getattr(record, name))
        for name in ("household_type", "municipality")
        if getattr(record, name) not in book().reasons
    ]
    return " · ".join([*parts, persons(record)])


def persons(record: Any) -> str:
    adults = ngettext("%(n)d adult", "%(n)d adults", record.adults) % {"n": record.adults}
    minors = ngettext("%(n)d minor", "%(n)d minors", record.minors) % {"n": record.minors}
    return f"{adults}, {minors}" if record.minors else adults


def _crumbs(record: Any) -> list[dict[str, Any]]:
    return [
        {"label": _("My day"), "url": reverse("my_day")},
        {"label": _("Households"), "url": reverse("household_list")},
        {"label": record.code, "name": True},
    ]


def _line(line: Line) -> dict[str, Any]:
    kind = kind_of(line.kind)
    detail = line.detail
    if line.kind == "path":
        detail = value_label(kind.field("topic"), line.detail)
    field = kind.field("situation_start")
    return {
        "label": kind_label(kind),
        "detail": detail,
        "is_name": line.kind == "stay",
        "url": reverse("record_detail", args=[kind, line.uid]),
        "points": [
            {
                "label": POINT_WORDS[point.key],
                "day": point.day,
                "situation": value_label(field, point.code),
                "lasting": point.derived.lasting,
                "lasting_words": LASTING_WORDS[point.derived.lasting],
                "ethos": _ethos(point.derived),
            }
            for point in line.points
        ],
    }


def _ethos(derived: Derived) -> dict[str, str]:
    """Both typologies: in words when neither has a category, else one after the other."""
    if not derived.ethos and not derived.ethos_light:
        return {"words": _("ETHOS: not determinable")}
    if {derived.ethos, derived.ethos_light} == {"-"}:
        return {"words": _("outside ETHOS: housed")}
    words = {"": _("not determinable"), "-": _("outside")}
    return {
        "full": words.get(derived.ethos, derived.ethos),
        "light": words.get(derived.ethos_light, derived.ethos_light),
    }


def _months(part: Part, codes: dict[int, str], *, shows: bool) -> list[dict[str, Any]]:
    grouped = groupby(part.entries, key=lambda entry: entry.day.strftime("%Y-%m"))
    return [
        {"month": month, "entries": [_entry(one, codes, shows=shows) for one in entries]}
        for month, entries in grouped
    ]


def _entry(entry: Entry, codes: dict[int, str], *, shows: bool) -> dict[str, Any]:
    return {
        "family": FAMILIES[entry.kind],
        "title": entry_title(entry),
        "details": entry_details(entry, shows=shows),
        "day": entry.day,
        "url": reverse("record_detail", args=[kind_of(entry.kind), entry.uid]),
        # Which file an entry stands in is said only where there are several.
        "code": codes.get(entry.household, "") if len(codes) > 1 else "",
    }


def _years(part: Part, years: Sequence[int]) -> list[dict[str, Any]]:
    found = [
        {"label": str(year), "url": f"?year={year}", "here": year == part.year} for year in years
    ]
    recent = {"label": _("Last 12 months"), "url": "?", "here": part.year is None}
    return [recent, *found] if found else []


def _more(request: HttpRequest, part: Part) -> str:
    return _page_address(request, part.page + 1) if part.has_more else ""


def _newer(request: HttpRequest, part: Part) -> str:
    return _page_address(request, part.page - 1) if part.page > 1 else ""


def _page_address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


def _doubles(record: Any, files: Sequence[Any]) -> dict[str, Any]:
    """The other files of the group, and where the links are made and taken back."""
    others = [
        {
            "code": file.code,
            "url": reverse("household_thread", args=[file.uid]),
            "of": next((f.code for f in files if f.pk == file.double_of_id), ""),
            "unlink_url": reverse("household_unlink", args=[file.uid]) if file.double_of_id else "",
        }
        for file in files
    ]
    return {
        "files": others if len(files) > 1 else [],
        "link_url": reverse("household_link", args=[record.uid]),
    }


def _members(record: Any, room: Room) -> list[dict[str, Any]]:
    """Who is in the household, as the association names them; nothing more for a manager."""
    kind = kind_of("member")
    shown = visible_fields(kind, room.person)
    rows = records_of(kind, room.association_id).filter(household_id=record.pk).order_by("id")
    return [
        {
            "code": row.code,
            "url": reverse("record_detail", args=[kind, row.uid]),
            "note": " · ".join(
                text
                for one in shown
                if one.name in {"gender", "birth_year"}
                and (text := str(fact_of(one, row, shows=room.shows).get("text") or ""))
            ),
        }
        for row in rows[:30]
    ]


def _actions(room: Room, record: Any) -> list[dict[str, Any]]:
    """What can be added, of the kinds that the association works with."""
    used = {kind.code: kind for kind in room.kinds}
    found = []
    for code in _ADDED:
        if code in used and may_add(used[code], room.person):
            address = f"{reverse('record_new', args=[used[code]])}?household={record.uid}"
            if code == "stay":
                address = f"{reverse('stay_new')}?household={record.uid}"
            found.append({"url": address, "label": kind_label(used[code])})
    return found


def _rights(room: Room, record: Any) -> list[dict[str, str]]:
    """What a household may ask about its data; those pages stand in an app further on."""
    wanted = []
    if room.shows:
        wanted.append((_("See, correct or erase its data"), "subject_export"))
    elif room.person.has_role(MANAGER):
        wanted.append((_("Make this household anonymous"), "household_anonymise"))
    found = []
    for label, name in wanted:
        try:
            found.append({"label": label, "url": reverse(name, args=[record.uid])})
        except NoReverseMatch:
            continue
    return found


def _facts(room: Room, record: Any) -> list[dict[str, Any]]:
    """What the file says and the head does not, filled fields only."""
    found = []
    for one in record.KIND.fields:
        if one.name in _ELSEWHERE or getattr(record, one.name) is False:
            continue
        fact = fact_of(one, record, shows=room.shows)
        if (fact.get("text") or fact.get("day")) and not fact.get("is_kept"):
            found.append(fact)
    return found
