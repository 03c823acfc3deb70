"""Which kinds there are, and their fields: enough for a program to fill them in."""

from typing import Any

from drempel.apps.activity.access import is_about_people
from drempel.apps.activity.scheme import in_language, kind_label
from drempel.apps.activity.selectors.lines import kinds_of, lines_of
from drempel.engines.records import STORED, Kind
from drempel.engines.records.definition import Field


def described_kinds(association_id: int) -> list[dict[str, Any]]:
    """Every kind in the order of the work; words in the language of the request."""
    used = {kind.code for kind in kinds_of(lines_of(association_id))}
    return [_kind(kind, kind.code in used) for kind in STORED]


def _kind(kind: Kind, is_used: bool) -> dict[str, Any]:
    return {
        "kind": kind.code,
        "label": kind_label(kind),
        "plural": kind_label(kind, many=True),
        "is_used": is_used,
        "is_about_people": is_about_people(kind),
        "fields": [_field(one) for one in kind.fields],
    }


def _field(one: Field) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "label": in_language(one.labels),
        "list": one.target if one.is_coded else None,
        "kind": one.target if one.type == "reference" else None,
        "required": one.required,
        "is_read_only": one.is_computed and one.name != "id",
    }
