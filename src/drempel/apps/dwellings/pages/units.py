"""The stock on a day: each dwelling with its state, and the totals."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from drempel.apps.activity.access import may_add
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language, value_label
from drempel.apps.dwellings.forms import StockFilter
from drempel.apps.dwellings.selectors.periods import uses_of
from drempel.apps.dwellings.selectors.stock import (
    FREE,
    OFF,
    STATES,
    State,
    Totals,
    in_state,
    page_by_name,
    state_on,
    totals,
    units_of,
)
from drempel.apps.dwellings.words import TAGS, reason_words, state_words
from drempel.apps.kernel.lists import FILTERS_ID
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.engines.records import kind_of

_UNIT = kind_of("unit")


def list_page(request: HttpRequest, room: Room, filters: StockFilter) -> dict[str, Any]:
    """Three questions, whatever the number of dwellings."""
    asked = filters.values()
    rows = units_of(room.association_id, asked)
    counted = totals(rows)
    shown, after = page_by_name(
        in_state(rows, asked.get("state", "")), request.GET.get("after", "")
    )
    uses = uses_of(room.association_id, [row.pk for row in shown])
    states = [state_on(row, uses.get(row.pk, []), asked["on"]) for row in shown]
    return {
        "title": _("Dwellings"),
        "lede": _lede(asked, counted),
        "crumbs": [{"label": _("My day"), "url": reverse("my_day")}, {"label": _("Dwellings")}],
        "heads": _heads(),
        "rows": [_row(row, state, room) for row, state in zip(shown, states, strict=True)],
        "stats": _stats(counted),
        "filters": filters,
        "page_form_id": FILTERS_ID,
        "older": _address(request, after=after) if after else "",
        "newer": _address(request) if request.GET.get("after") else "",
        "reset_url": request.path if filters.is_narrowed else "",
        "actions": _actions(room),
        "caption": _("State of the dwellings on %(day)s") % {"day": written_day(asked["on"])},
    }


def _lede(asked: dict[str, Any], counted: Totals) -> str:
    total = sum(counted.units.values())
    said = ngettext("%(n)s dwelling", "%(n)s dwellings", total) % {"n": whole(total)}
    if asked["from"]:
        first, last = asked["from"], asked["until"] or asked["from"]
        return _("%(dwellings)s can be made available from %(first)s to %(last)s") % {
            "dwellings": said,
            "first": written_day(first),
            "last": written_day(last),
        }
    return _("%(dwellings)s in stock on %(day)s") % {
        "dwellings": said,
        "day": written_day(asked["on"]),
    }


def _stats(counted: Totals) -> list[dict[str, str]]:
    return [
        {
            "key": key,
            "tag": TAGS[key],
            "label": state_words(key),
            "units": whole(counted.units[key]),
            "places": ngettext("%(n)s place", "%(n)s places", counted.places[key])
            % {"n": whole(counted.places[key])},
        }
        for key in STATES
    ]


def _heads() -> list[dict[str, Any]]:
    return [
        {"label": _("Dwelling")},
        {"label": in_language(_UNIT.field("unit_type").labels)},
        {"label": in_language(_UNIT.field("municipality").labels)},
        {"label": _("Places"), "num": True},
        {"label": _("State")},
        {"label": pgettext("state of a dwelling", "Since")},
        {"label": pgettext("state of a dwelling", "Until")},
        {"label": _("Household")},
    ]


def _row(row: Any, state: State, room: Room) -> list[dict[str, Any]]:
    own = "" if row.in_own_stock else _("let by a third party")
    return [
        {
            "text": row.label,
            "url": reverse("unit_calendar", args=[row.uid]),
            "head": True,
            "name": True,
            "note": own,
        },
        {"text": value_label(_UNIT.field("unit_type"), row.unit_type)},
        {"text": value_label(_UNIT.field("municipality"), row.municipality)},
        {"text": whole(row.places), "num": True},
        {"text": state_words(state.key), "kind": TAGS[state.key], "note": _reason(state)},
        {"day": state.since} if state.since else {"text": ""},
        {"day": state.until} if state.until else {"text": _("no end noted")},
        _next(row, state, room),
    ]


def _reason(state: State) -> str:
    """Why a dwelling is unavailable."""
    return reason_words(state.use.detail) if state.use is not None and state.key == OFF else ""


def _next(row: Any, state: State, room: Room) -> dict[str, Any]:
    if state.key == FREE and row.in_own_stock and may_add(kind_of("stay"), room.person):
        return {"text": _("Move in"), "url": f"{reverse('stay_new')}?unit={row.uid}"}
    if state.use is not None and state.use.household:
        address = reverse("household_thread", args=[state.use.household])
        return {"text": state.use.detail, "url": address, "name": True}
    return {"text": ""}


def _actions(room: Room) -> list[dict[str, Any]]:
    found = []
    if may_add(_UNIT, room.person):
        found.append({"url": reverse("record_new", args=[_UNIT]), "label": _("New dwelling")})
    return [*found, {"url": reverse("occupancy"), "label": _("Occupancy"), "quiet": True}]


def _address(request: HttpRequest, **changes: str) -> str:
    kept = {key: value for key, value in request.GET.items() if value and key != "after"}
    return f"?{urlencode(kept | changes)}"
