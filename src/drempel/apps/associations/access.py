"""Who may open which address of the app `associations`, and who may do what to a record."""

from typing import Any

from drempel.apps.associations.models import Association
from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ASSOCIATION_ROLES,
    CASE_OFFICER,
    MANAGER,
)

ACCESS: dict[str, Access] = {
    "association_list": allow(*ADMINISTRATION_ROLES),
    "association_create": allow(CASE_OFFICER),
    "association_detail": allow(*ADMINISTRATION_ROLES, *ASSOCIATION_ROLES, own=True),
    "association_edit": allow(CASE_OFFICER, MANAGER, own=True),
    "association_data": allow(MANAGER, own=True),
    "manager_invite": allow(CASE_OFFICER),
    "team": allow(MANAGER, own=True),
    "team_invite": allow(MANAGER, own=True),
    "mandate_end": allow(MANAGER, own=True),
    "member_link": allow(MANAGER, own=True),
}


def is_manager_of(person: Any, association: Association) -> bool:
    return person.has_role(MANAGER) and person.association_id == association.pk


def may_correct(person: Any, association: Association) -> bool:
    return person.has_role(CASE_OFFICER) or is_manager_of(person, association)


def sees_people(person: Any, association: Association) -> bool:
    """Whether names of people and the whole account number are shown to this person."""
    return person.has_role(*ADMINISTRATION_ROLES) or is_manager_of(person, association)
