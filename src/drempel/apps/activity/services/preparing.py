"""From written texts to a record that may be stored: the same road for form, file and API."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.lines import default_line
from drempel.apps.activity.services.household import household_faults
from drempel.apps.activity.services.housing import housing_faults
from drempel.apps.activity.services.linking import Links, parent_of, resolve_links
from drempel.apps.activity.services.scanning import number_faults
from drempel.engines.records import Kind
from drempel.engines.records.book import Book
from drempel.engines.records.checking import check_values
from drempel.engines.records.reading import Fault, add_defaults, read_values

UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:\-]{0,63}")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an entry is made: for which association, on its lines, on which day.

    links: finds the records that others refer to; parent_lines: the line of each parent seen.
    """

    association_id: int
    lines: tuple[str, ...]
    on: date
    links: Links
    lists: Book = field(default_factory=book)
    parent_lines: dict[tuple[str, int], str] = field(default_factory=dict)


def desk_for(association_id: int, lines: tuple[str, ...], on: date) -> Desk:
    return Desk(association_id, lines, on, Links(association_id))


def line_of_parent(desk: Desk, parent: tuple[Kind, int]) -> str:
    kind, key = parent
    seen = desk.parent_lines
    if (kind.code, key) not in seen:
        rows = model_of(kind)._default_manager.filter(pk=key)
        seen[kind.code, key] = rows.values_list("service_line", flat=True).get()
    return seen[kind.code, key]


def _fill_line(kind: Kind, values: dict[str, Any], desk: Desk) -> None:
    """A sub-record has the line of its parent; others may leave out what is not in doubt."""
    parent = parent_of(kind, values)
    if parent and (kind.takes_line or not values.get("service_line")):
        values["service_line"] = line_of_parent(desk, parent)
    elif not values.get("service_line"):
        values["service_line"] = default_line(kind, desk.lines)


def current_values(record: Record) -> dict[str, Any]:
    """Typed values of a stored record; references as keys, many codes as a tuple."""
    found: dict[str, Any] = {}
    for one in record.KIND.fields:
        if one.name == "id":
            continue
        name = f"{one.name}_id" if one.type == "reference" else one.name
        value = getattr(record, name)
        found[one.name] = tuple(value) if one.type == "many_codes" else value
    return found


def prepare(
    kind: Kind, written: Mapping[str, str], desk: Desk, *, existing: Record | None = None
) -> tuple[dict[str, Any], list[Fault]]:
    """Read, link, fill in and check one record.

    written: field to text; fields left out keep what the existing record has.
    Returns the typed values of the whole record and every fault found.
    """
    return prepare_values(kind, *read_values(kind, written, book()), desk, existing=existing)


def prepare_values(
    kind: Kind,
    given: Mapping[str, Any],
    faults: list[Fault],
    desk: Desk,
    *,
    existing: Record | None = None,
) -> tuple[dict[str, Any], list[Fault]]:
    """As ``prepare``, for values that were already read."""
    values, faults = draft_values(kind, given, faults, desk, existing=existing)
    if not faults:
        faults = [
            *household_faults(kind, values, desk.association_id, existing),
            *housing_faults(kind, values, existing),
        ]
    return values, faults


def draft_values(
    kind: Kind,
    given: Mapping[str, Any],
    faults: list[Fault],
    desk: Desk,
    *,
    existing: Record | None = None,
    kept: frozenset[str] = frozenset(),
) -> tuple[dict[str, Any], list[Fault]]:
    """Link, fill in and check one record by itself: for a file, whose rows are compared in bulk.

    kept: fields of a new record that stay as given, even empty: what was kept elsewhere is taken
    over as it is. Every other unanswered field gets what it stores by default.
    """
    values = (current_values(existing) if existing else {}) | dict(given)
    faults = faults + number_faults(kind, given) + resolve_links(kind, values, desk.links)
    if existing is None:
        add_defaults(kind, values, desk.on, desk.lists)
        values |= {name: given[name] for name in kept}
    _fill_line(kind, values, desk)
    wrong = {one.field for one in faults}
    faults += [f for f in check_values(kind, values, desk.lists.reasons) if f.field not in wrong]
    return values, faults


def good_uid(text: str) -> bool:
    return UID.fullmatch(text) is not None
