"""Writes on associations: made, corrected, and who acts for them. Each leaves an event."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from drempel.apps.accounts.models import Person
from drempel.apps.accounts.services import create_person
from drempel.apps.associations.access import is_manager_of, may_correct
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.associations.numbers import masked_iban
from drempel.apps.kernel.actors import SYSTEM_ROLE
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.roles import ASSOCIATION_ROLES, CASE_OFFICER, MANAGER
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail import record_event

CORRECTABLE = frozenset(
    [
        "name_fr",
        "name_nl",
        "street",
        "postcode",
        "municipality",
        "phone",
        "email",
        "website",
        "iban",
    ]
)


def _require(allowed: bool) -> None:
    if not allowed:
        raise RoleRefused(_("Your role does not allow this step."))


def _tell(verb: str, association: Association, by: Any, data: Mapping[str, Any]) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=("association", association.reference),
        association_id=association.pk,
        data=data,
    )


@transaction.atomic
def create_association(
    *, facts: Mapping[str, Any], manager: Mapping[str, str], by: Any
) -> tuple[Association, Person]:
    """Enter an association and its first manager, who still has to choose a password.

    facts: fields of Association. manager: full_name, email and, if known, language.
    """
    _require(by.has_role(CASE_OFFICER, SYSTEM_ROLE))
    try:
        with transaction.atomic():
            association = Association.objects.create(**facts)
    except IntegrityError:
        raise Refused(
            _("The association with enterprise number %(number)s is already known.")
            % {"number": facts["enterprise_number"]}
        ) from None
    _tell("create_association", association, by, {"language": association.language})
    person = _invite(association, {"language": association.language} | manager, MANAGER, by)
    return association, person


def _told(name: str, value: str) -> str:
    return masked_iban(value) if name == "iban" else value


@transaction.atomic
def change_association(
    *, association: Association, changes: Mapping[str, str], by: Any
) -> Association:
    """Correct facts; the event holds each changed field, an account number masked."""
    _require(may_correct(by, association))
    unknown = set(changes) - CORRECTABLE
    if unknown:
        raise ValueError(f"not correctable: {', '.join(sorted(unknown))}")
    locked = Association.objects.select_for_update().get(pk=association.pk)
    told = {}
    for name, value in changes.items():
        before = getattr(locked, name)
        if value != before:
            told[name] = {"from": _told(name, before), "to": _told(name, value)}
            setattr(locked, name, value)
    if told:
        locked.save(update_fields=sorted(told))
        _tell("change_association", locked, by, {"changes": told})
    return locked


@transaction.atomic
def invite_person(
    *, association: Association, person: Mapping[str, str], role: str, by: Any
) -> Person:
    """Give someone a mandate. The manager invites; a case officer only names a manager.

    person: full_name, email, language. Someone new is made, without a password.
    """
    _require(
        is_manager_of(by, association)
        or by.has_role(SYSTEM_ROLE)
        or (by.has_role(CASE_OFFICER) and role == MANAGER)
    )
    return _invite(association, person, role, by)


def _invite(association: Association, said: Mapping[str, str], role: str, by: Any) -> Person:
    if role not in ASSOCIATION_ROLES:
        raise Refused(_("This is not a role of an association."))
    person = Person.objects.filter(email=said["email"].strip().lower()).first()
    if person is None:
        person = create_person(by=by, reason="invited", **said)
    else:
        _may_join(person, association, role)
    Mandate.objects.create(person=person, association=association, role=role, began_on=today())
    person.forget_roles()
    _tell("give_mandate", association, by, {"person": person.pk, "role": role})
    return person


def _may_join(person: Person, association: Association, role: str) -> None:
    """Someone known joins only where they were before; the answer tells nothing about others."""
    mandates = list(person.mandates.all())
    open_here = [m for m in mandates if m.ended_on is None and m.association_id == association.pk]
    if any(mandate.role == role for mandate in open_here):
        raise Refused(_("This person already has this role here."))
    was_here = any(mandate.association_id == association.pk for mandate in mandates)
    elsewhere = any(
        mandate.ended_on is None and mandate.association_id != association.pk
        for mandate in mandates
    )
    if not was_here or elsewhere or not person.is_active or person.grants.exists():
        raise Refused(
            _(
                "This e-mail address cannot be invited here. Use another address of the person, "
                "or ask the administration."
            )
        )


@transaction.atomic
def end_mandate(*, mandate: Mandate, by: Any, reason: str) -> Mandate:
    """End a mandate today; the last manager stays until a successor is named."""
    _require(is_manager_of(by, mandate.association))
    # All open mandates are locked: two managers who end each other's wait for one another.
    open_here = {
        one.pk: one
        for one in Mandate.objects.select_for_update().filter(
            association=mandate.association, ended_on=None
        )
    }
    found = open_here.pop(mandate.pk, None)
    if found is None:
        raise Refused(_("This mandate has already ended."))
    others = [one.person_id for one in open_here.values() if one.role == MANAGER]
    active = Person.objects.filter(pk__in=others, is_active=True).exclude(pk=found.person_id)
    if found.role == MANAGER and not active.exists():
        raise Refused(_("This is the last manager. Name a successor first."))
    found.ended_on = today()
    found.save(update_fields=["ended_on"])
    data = {"person": found.person_id, "role": found.role, "reason": reason}
    _tell("end_mandate", mandate.association, by, data)
    return found


@transaction.atomic
def offer_member_link(*, mandate: Mandate, by: Any) -> Person:
    """A new one-time link for someone of the team who never chose a password."""
    _require(is_manager_of(by, mandate.association))
    person = mandate.person
    if person.has_usable_password() or not person.is_active:
        raise Refused(
            _("This person already has a password. Only the administrator can make a new link.")
        )
    _tell("offer_member_link", mandate.association, by, {"person": person.pk})
    return person
