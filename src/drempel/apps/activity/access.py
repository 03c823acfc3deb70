"""Who may open which address of the app `activity`, and who sees which field of a household.

The work is done by social workers; a manager counts and plans. Someone who is only a manager
sees the records of households without names, telephones, remarks and other sensitive values.
"""

from functools import cache
from typing import Any

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import ASSOCIATION_ROLES, MANAGER, WORKER
from drempel.engines.records import STORED, Field, Kind

_OWN = allow(*ASSOCIATION_ROLES, own=True)
_MANAGER = allow(MANAGER, own=True)

ACCESS: dict[str, Access] = {
    **dict.fromkeys(("my_day", "contact_new", "contact_undo", "contact_tally", "tally_undo"), _OWN),
    **dict.fromkeys(("record_list", "record_new", "record_detail"), _OWN),
    **dict.fromkeys(("record_edit", "record_remove"), _OWN),
    **dict.fromkeys(("fault_list", "fault_detail"), _OWN),
    **dict.fromkeys(("own_fields", "own_field_new", "own_field_edit", "own_field_move"), _MANAGER),
    **dict.fromkeys(("own_tag_list", "own_tag_edit"), _MANAGER),
}


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
