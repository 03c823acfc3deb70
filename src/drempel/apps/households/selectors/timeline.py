"""What happened with a household, newest first: one question over all kinds of records.

A table says which day of which kind is an event, and which of its values are told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from drempel.apps.households.selectors.parts import (
    as_text,
    columns_of,
    field_at,
    no_number,
    place_of,
    rows_of,
    said,
)
from drempel.engines.days import add_months
from drempel.engines.records import kind_of

# So many entries a page: a page stays light however long a thread is.
PER_PAGE = 80
RECENT_MONTHS = 12
_SLOTS = ("first", "second", "third")
_COLUMNS = ("kind", "event", "uid", "household", "day", "number", *_SLOTS)
_THROUGH_BOTH = ("path__household_id", "purchase__household_id")


@dataclass(frozen=True, slots=True)
class Event:
    """day: the field that dates it. house: how its household is found. told: what is said of it.

    number: a field that holds how many. only: what a record must hold to be this event.
    """

    kind: str
    key: str
    day: str
    told: tuple[str, ...] = ()
    number: str = ""
    house: tuple[str, ...] = ("household_id",)
    only: Mapping[str, Any] | None = None


_OF_PATH, _OF_PURCHASE = ("path__household_id",), ("purchase__household_id",)
EVENTS: tuple[Event, ...] = (
    Event("file", "opened", "opened_on", house=("pk",)),
    Event("contact", "held", "happened_on", ("channel", "topic", "result"), "count"),
    Event("path", "start", "start_on", ("topic", "situation_start", "assigned_to")),
    Event("path", "rehoused", "rehoused_on", ("rehoused_to",)),
    Event("path", "end", "end_on", ("end_reason", "situation_end")),
    Event("goal", "agreed", "agreed_on", ("goal_type",), house=_OF_PATH),
    Event(
        "review",
        "reached",
        "reviewed_on",
        ("goal__goal_type", "situation"),
        house=_OF_PATH,
        only={"goal_state": "REACHED"},
    ),
    Event(
        "review",
        "held",
        "reviewed_on",
        ("goal__goal_type", "goal_state", "situation"),
        house=_OF_PATH,
    ),
    Event("act", "done", "done_on", ("channel", "topic", "duration_band"), house=_OF_PATH),
    Event("right", "filed", "filed_on", ("right_type", "authority", "state")),
    Event("right", "decided", "decided_on", ("right_type", "state")),
    Event("med", "opened", "opened_on", ("party", "topic")),
    Event("med", "closed", "closed_on", ("party", "outcome")),
    Event("pur", "start", "start_on", ("formula",)),
    Event("pur", "end", "end_on", ("drop_reason",)),
    Event("milestone", "reached", "reached_on", ("milestone",), house=_OF_PURCHASE),
    Event("stay", "in", "start_on", ("unit__label", "situation_start"), "persons"),
    Event("stay", "out", "end_on", ("unit__label", "destination")),
    Event("match", "start", "start_on", ("formula",)),
    Event("match", "end", "end_on", ("end_reason",)),
    Event("refer", "sent", "sent_on", ("partner_type", "topic", "state")),
    Event(
        "followup", "done", "done_on", ("point", "is_reached", "is_home_kept"), house=_THROUGH_BOTH
    ),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of one record. told: path of a field to its stored text."""

    kind: str
    event: str
    uid: str
    household: int
    day: date
    number: int | None
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a thread, newest first. year: None for the last months and what is to come."""

    entries: list[Entry]
    year: int | None
    page: int
    has_more: bool


def _rows(event: Event, association_id: int, households: Sequence[int]) -> QuerySet[Any]:
    rows = rows_of(event.kind, association_id).filter(**{f"{event.day}__isnull": False})
    if event.only:
        rows = rows.filter(**event.only)
    elif event.kind == "review":
        rows = rows.exclude(goal_state="REACHED")
    if len(event.house) == 1:
        return rows.filter(**{f"{event.house[0]}__in": households})
    first, second = event.house
    return rows.annotate(house=Coalesce(first, second)).filter(house__in=households)


def _part(event: Event, rows: QuerySet[Any]) -> QuerySet[Any]:
    kind = kind_of(event.kind)
    slots = [as_text(field_at(kind, path)[1], path) for path in event.told]
    slots += [said("")] * (len(_SLOTS) - len(slots))
    columns = {
        "kind": said(event.kind),
        "event": said(event.key),
        "uid": F("uid"),
        "household": F(event.house[0]) if len(event.house) == 1 else F("house"),
        "day": F(event.day),
        "number": F(event.number) if event.number else no_number(),
    }
    return columns_of(rows, columns | dict(zip(_SLOTS, slots, strict=True)))


def _entry(row: Sequence[Any]) -> Entry:
    found = dict(zip(_COLUMNS, row, strict=True))
    event = _BY_KEY[found["kind"], found["event"]]
    told = tuple(zip(event.told, (found[slot] for slot in _SLOTS), strict=False))
    names = ("kind", "event", "uid", "household", "day", "number")
    return Entry(**{name: found[name] for name in names}, told=told)


def _period(day: str, on: date, year: int | None) -> dict[str, date]:
    if year is None:
        return {f"{day}__gt": add_months(on, -RECENT_MONTHS)}
    return {f"{day}__gte": date(year, 1, 1), f"{day}__lte": date(year, 12, 31)}


def thread_part(
    association_id: int, households: Sequence[int], on: date, year: int | None = None, page: int = 1
) -> Part:
    """Entries of the last months, or of one year; so many a page."""
    parts = [
        _part(one, _rows(one, association_id, households).filter(**_period(one.day, on, year)))
        for one in EVENTS
    ]
    order = (f"-{place_of('day')}", place_of("kind"), place_of("uid"), place_of("event"))
    first = (page - 1) * PER_PAGE
    rows = parts[0].union(*parts[1:], all=True).order_by(*order)[first : first + PER_PAGE + 1]
    entries = [_entry(row) for row in rows]
    return Part(entries[:PER_PAGE], year, page, len(entries) > PER_PAGE)


def thread_years(association_id: int, households: Sequence[int]) -> list[int]:
    """The years in which something happened, latest first."""
    parts = [
        columns_of(_rows(one, association_id, households), {"year": ExtractYear(one.day)})
        for one in EVENTS
    ]
    return sorted((row[0] for row in parts[0].union(*parts[1:])), reverse=True)


_BY_KEY = {(one.kind, one.key): one for one in EVENTS}
