"""One dwelling: what it is, and how each day of a year was used."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.access import may_add
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import value_label
from drempel.apps.activity.shown import fact_of
from drempel.apps.dwellings.selectors.limits import proposed_end
from drempel.apps.dwellings.selectors.periods import STAY, Use, uses_of
from drempel.apps.dwellings.selectors.stock import FREE, OCCUPIED, OFF, OUT, state_on
from drempel.apps.dwellings.words import TAGS, reason_words, state_letter, state_words
from drempel.apps.kernel.asked import asked_year
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.kernel.templatetags.drempel import month as written_month
from drempel.engines.records import kind_of

_DAY = timedelta(days=1)
_MOST_DAYS = 31
_APART = ("id", "label", "created_at", "updated_at", "source", "service_line")
_LEGEND = (OCCUPIED, FREE, OFF, OUT)
_MOST_PERIODS = 60


def calendar_page(request: HttpRequest, room: Room, unit: Any, on: date) -> dict[str, Any]:
    """Characteristics, the days of a year and the periods beneath; one question."""
    year = asked_year(request, first=1900, last=on.year + 1, usual=on.year)
    uses = uses_of(room.association_id, [unit.pk]).get(unit.pk, [])
    first, last = date(year, 1, 1), date(year, 12, 31)
    shown = [use for use in uses if use.start <= last and (use.end is None or use.end >= first)]
    state = state_on(unit, uses, on)
    return {
        "title": unit.label,
        "lede": _lede(unit),
        "unit": unit,
        "state": {"label": state_words(state.key), "tag": TAGS[state.key]},
        "state_words": _state_words(state.since, state.until),
        "crumbs": [
            {"label": _("My day"), "url": reverse("my_day")},
            {"label": _("Dwellings"), "url": reverse("unit_list")},
            {"label": unit.label, "name": True},
        ],
        "year": year,
        "earlier": year - 1 if year > unit.in_on.year else None,
        "later": year + 1 if year <= on.year else None,
        "days": range(1, _MOST_DAYS + 1),
        "months": [_month(unit, uses, year, month, on) for month in range(1, 13)],
        "legend": [(key, state_letter(key), state_words(key)) for key in _LEGEND],
        "periods": [_period(use, on) for use in reversed(shown)][:_MOST_PERIODS],
        "facts": _facts(room, unit),
        "actions": _actions(room, unit, is_free=state.key == FREE),
        "limit": _limit(unit, on),
    }


def _lede(unit: Any) -> str:
    kind = unit.KIND
    parts = [
        value_label(kind.field("unit_type"), unit.unit_type),
        value_label(kind.field("municipality"), unit.municipality),
        ngettext("%(n)d place", "%(n)d places", unit.places) % {"n": unit.places},
    ]
    return " · ".join(parts)


def _state_words(since: date | None, until: date | None) -> str:
    if since and until:
        return _("since %(since)s, until %(until)s") % {
            "since": written_day(since),
            "until": written_day(until),
        }
    if since:
        return _("since %(since)s") % {"since": written_day(since)}
    return _("from %(day)s") % {"day": written_day(until)} if until else ""


def _limit(unit: Any, on: date) -> str:
    end_on = proposed_end(unit, on)
    if end_on is None:
        return ""
    return _("A stay that begins today ends by %(day)s.") % {"day": written_day(end_on)}


def _month(unit: Any, uses: Sequence[Use], year: int, month: int, on: date) -> dict[str, Any]:
    """One row of the calendar: a cell a day, and the month in words for who does not see it."""
    length = monthrange(year, month)[1]
    keys = [_key(unit, uses, date(year, month, number + 1)) for number in range(length)]
    here = (on.year, on.month) == (year, month)
    return {
        # Its name alone: the year stands above.
        "name": written_month(f"{year}-{month:02d}").rpartition(" ")[0],
        "cells": [
            {"key": key, "letter": state_letter(key), "is_today": here and on.day == number + 1}
            for number, key in enumerate(keys)
        ],
        "blank": _MOST_DAYS - length,
        "words": ", ".join(
            f"{keys.count(key)} {state_words(key)}" for key in _LEGEND if key in keys
        ),
    }


def _key(unit: Any, uses: Sequence[Use], day: date) -> str:
    if unit.in_on > day or (unit.out_on is not None and unit.out_on <= day):
        return OUT
    use = next((use for use in uses if use.holds(day)), None)
    if use is None:
        return FREE
    return OCCUPIED if use.what == STAY else OFF


def _period(use: Use, on: date) -> dict[str, Any]:
    """A stay or an unavailable time; its last day counted stands before the end day."""
    is_stay = use.what == STAY
    last = use.end - _DAY if use.end is not None else None
    return {
        "tag": TAGS[OCCUPIED if is_stay else OFF],
        "label": state_words(OCCUPIED if is_stay else OFF),
        "detail": use.detail if is_stay else reason_words(use.detail),
        "is_code": is_stay,
        "start": use.start,
        "end": use.end,
        "days": (last - use.start).days + 1 if last is not None else None,
        "planned": use.planned if use.end is None else None,
        "is_over": use.end is None and use.planned is not None and use.planned < on,
        "url": reverse("household_thread", args=[use.household]) if is_stay else "",
        "edit_url": reverse("record_edit", args=[kind_of(use.what), use.uid]),
        "end_url": reverse("stay_end", args=[use.uid]) if is_stay and use.end is None else "",
    }


def _facts(room: Room, unit: Any) -> list[dict[str, Any]]:
    found = []
    for one in unit.KIND.fields:
        fact = fact_of(one, unit, shows=room.shows)
        if one.type == "reference":
            # An owner and a project have names of their own.
            fact["name"] = True
        if one.name not in _APART and (fact.get("text") or fact.get("day")):
            found.append(fact)
    return found


def _actions(room: Room, unit: Any, *, is_free: bool) -> list[dict[str, Any]]:
    found = []
    if unit.in_own_stock and may_add(kind_of("stay"), room.person):
        address = f"{reverse('stay_new')}?unit={unit.uid}"
        found.append({"url": address, "label": _("New stay"), "quiet": not is_free})
    if may_add(kind_of("uday"), room.person):
        address = f"{reverse('record_new', args=[kind_of('uday')])}?unit={unit.uid}"
        found.append({"url": address, "label": _("Make unavailable"), "quiet": True})
    return found
