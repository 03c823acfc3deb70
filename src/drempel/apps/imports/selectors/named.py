"""The kind and the association that a command names; Unreadable, in one line, when there is none."""

from drempel.apps.associations.models import Association
from drempel.apps.associations.numbers import read_enterprise_number
from drempel.apps.imports.columns import Unreadable
from drempel.engines.records import KINDS, STORED, Kind


def known_kind(code: str) -> Kind:
    found = next((one for one in KINDS if one.code == code.strip().lower()), None)
    if found is None:
        known = ", ".join(one.code for one in KINDS)
        raise Unreadable(f"kind: found {code!r}; expected one of {known}")
    return found


def stored_kind(code: str) -> Kind:
    """A kind that a file may hold; those that the system keeps are only exported."""
    kind = known_kind(code)
    if kind.is_system:
        known = ", ".join(one.code for one in STORED)
        raise Unreadable(
            f"kind: {kind.code!r} is kept by the system and cannot be imported; "
            f"expected one of {known}"
        )
    return kind


def association_of(number: str) -> Association:
    """By its enterprise number, with or without dots."""
    digits = read_enterprise_number(number)
    found = Association.objects.filter(enterprise_number=digits).first() if digits else None
    if found is None:
        raise Unreadable(
            f"--association: found {number!r}; expected the enterprise number of an association "
            "of this installation, for example 0123.456.749"
        )
    return found
