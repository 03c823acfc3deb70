"""Who may open which address of the app `activity`, and who sees which field of a household.

The work is done by social workers; a manager counts and plans. Someone who is only a manager
sees the records of households without names, telephones, remarks and other sensitive values.
"""

from functools import cache
from typing import Any

from drempel.apps.kernel.access import Access
from drempel.apps.kernel.roles import WORKER
from drempel.engines.records import STORED, Field, Kind

ACCESS: dict[str, Access] = {}


def is_about_people(kind: Kind) -> bool:
    """Whether a record may tell of a household: the file itself, or a way that leads to one."""
    return kind.code in _people_codes()


@cache
def _people_codes() -> frozenset[str]:
    found = {"file"}
    for _round in STORED:
        found |= {
            kind.code
            for kind in STORED
            for one in kind.own_fields
            if one.type == "reference" and one.target in found
        }
    return frozenset(found)


def is_reserved(kind: Kind, one: Field) -> bool:
    """Kept for social workers. A code that the association chose names without telling."""
    names_it = one.type == "text" and one.required == "yes" and not one.is_encrypted
    return one.is_sensitive and is_about_people(kind) and not names_it


def sees_sensitive(person: Any) -> bool:
    return bool(person.has_role(WORKER))


def visible_fields(kind: Kind, person: Any) -> tuple[Field, ...]:
    """The fields of a kind that this person may see and write, in their order."""
    if sees_sensitive(person):
        return kind.fields
    return tuple(one for one in kind.fields if not is_reserved(kind, one))


def may_add(kind: Kind, person: Any) -> bool:
    """Whether this person can fill in all that a new record of the kind needs."""
    shown = {one.name for one in visible_fields(kind, person)}
    return all(one.name in shown for one in kind.typed_fields if one.required == "yes")
