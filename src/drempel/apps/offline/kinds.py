"""What a device may record without a network: which kinds, which of their fields, in which order.

In: a person. Out: a description as JSON from which the device draws its forms.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from drempel.apps.activity.access import may_add, visible_fields
from drempel.apps.activity.models import OwnField
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.lines import kinds_of, lines_for, lines_of
from drempel.apps.activity.selectors.own import OWN, own_fields
from drempel.apps.kernel.installation import is_demonstration, today
from drempel.engines.records import Field, Kind, kind_of
from drempel.engines.records.book import REASONS_LIST

CODES = ("contact", "act", "sess")
VISIT = {"key": "visit", "kind": "act", "values": {"channel": "HOME_VISIT"}}
# The system fills these in; who needs another value changes it at a desk.
LEFT_TO_THE_DESK = frozenset({"source", "funder_tags"})


def is_offered(kind: Kind, one: Field) -> bool:
    """Whether a device may fill a field in: no reference but the parent, which gives the line."""
    if one.is_computed or one.is_encrypted or one.name in LEFT_TO_THE_DESK:
        return False
    if one.name == "service_line":
        return not kind.parent
    return one.type != "reference" or one.name == kind.parent


def offered_fields(kind: Kind, person: Any) -> tuple[Field, ...]:
    """The fields of a kind that this person may fill in on a device."""
    return tuple(one for one in visible_fields(kind, person) if is_offered(kind, one))


def used_own_fields(association_id: int, kind: Kind) -> list[OwnField]:
    return [one for one in own_fields(association_id, kind) if not one.is_retired]


def offered_kinds(person: Any) -> tuple[Kind, ...]:
    """Those that the service lines of the association use and the person may write."""
    used = {kind.code for kind in kinds_of(lines_of(person.association_id))}
    kinds = (kind_of(code) for code in CODES if code in used)
    return tuple(kind for kind in kinds if may_add(kind, person))


def describe_kinds(person: Any) -> dict[str, Any]:
    """Everything a device needs to draw the forms. Nothing in it is about a household.

    day: the fixed day of a demonstration, empty elsewhere: then the device knows the day.
    """
    lines, kinds = lines_of(person.association_id), offered_kinds(person)
    own = [one for one in own_fields(person.association_id) if not one.is_retired]
    fields = {kind.code: offered_fields(kind, person) for kind in kinds}
    lists = {one.target for found in fields.values() for one in found if one.is_coded}
    return {
        "day": today().isoformat() if is_demonstration() else "",
        "kinds": [_kind(kind, fields[kind.code], lines, own) for kind in kinds],
        "presets": [VISIT] if "act" in fields else [],
        "lists": {name: _entries(name) for name in sorted({*lists, REASONS_LIST})},
    }


def _kind(
    kind: Kind, fields: Iterable[Field], lines: tuple[str, ...], own: Iterable[OwnField]
) -> dict[str, Any]:
    added = [_own(one) for one in own if one.kind == kind.code]
    return {
        "code": kind.code,
        "labels": kind.labels,
        "day": kind.day,
        "title": kind.shown.title[0],
        "lines": lines_for(kind, lines),
        "fields": [*(_field(one) for one in fields), *added],
    }


def _field(one: Field) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "labels": one.labels,
        "list": one.target,
        "required": one.required == "yes" and not one.default,
        "optional": one.required != "yes",
        "quick": one.quick,
        "default": one.default,
        "least": one.least,
        "reasons": one.has_reasons,
    }


def _own(one: OwnField) -> dict[str, Any]:
    """The words of an own field are the same in every language: the association wrote them."""
    return {
        "name": OWN + one.key,
        "type": one.type,
        "labels": dict.fromkeys(dict(settings.LANGUAGES), one.label),
        "choices": one.choices,
        "optional": True,
    }


def _entries(name: str) -> list[dict[str, Any]]:
    return [{"code": one.code, "labels": one.labels} for one in book().entries(name)]
