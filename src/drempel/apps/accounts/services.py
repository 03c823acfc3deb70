"""Writes on people: made, blocked, given a role, a language, a password. Each leaves an event."""

from typing import Any

from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from drempel.apps.accounts.models import STAFF_ROLES, Person, RoleGrant
from drempel.apps.accounts.passwords import check_password_rules
from drempel.apps.kernel.actors import SYSTEM_ROLE
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.roles import ADMINISTRATOR, CASE_OFFICER, MANAGER
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail import record_event

# A person without a role can open nothing: those who may invite may also make the person.
_MAY_CREATE = (ADMINISTRATOR, CASE_OFFICER, MANAGER, SYSTEM_ROLE)
_MAY_MANAGE = (ADMINISTRATOR, SYSTEM_ROLE)


def _require(by: Any, *roles: str) -> None:
    if not by.has_role(*roles):
        raise RoleRefused(_("Your role does not allow this step."))


def _tell(verb: str, person: Person, by: Any, **data: Any) -> None:
    record_event(by=by, verb=verb, subject=("person", str(person.pk)), data=data)


@transaction.atomic
def create_person(
    *, full_name: str, email: str, language: str, by: Any, reason: str = ""
) -> Person:
    """Make a person who cannot sign in yet: no password, until their one-time link is used."""
    _require(by, *_MAY_CREATE)
    try:
        with transaction.atomic():
            person = Person.objects.create_user(
                email.strip(), full_name=full_name.strip(), language=language
            )
    except IntegrityError:
        raise Refused(
            _("Someone with the address %(email)s already has an account.") % {"email": email}
        ) from None
    _tell("create_person", person, by, reason=reason, language=language)
    return person


@transaction.atomic
def grant_role(*, person: Person, role: str, by: Any, reason: str = "") -> RoleGrant:
    """Give a role on the side of the Region; a role already held is refused."""
    _require(by, *_MAY_MANAGE)
    if role not in STAFF_ROLES:
        raise Refused(_("A role of an association is given by a mandate, not here."))
    if RoleGrant.objects.filter(person=person, role=role).exists():
        raise Refused(_("This person already has this role."))
    grant = RoleGrant.objects.create(person=person, role=role, granted_on=today())
    person.forget_roles()
    _tell("grant_role", person, by, role=role, reason=reason)
    return grant


def _keep_an_administrator(person: Person) -> None:
    """Refuse what would leave nobody to manage accounts; waits for whoever does the same."""
    holders = RoleGrant.objects.select_for_update().filter(role=ADMINISTRATOR)
    active = [
        grant.person_id for grant in holders.select_related("person") if grant.person.is_active
    ]
    if active == [person.pk]:
        raise Refused(_("This is the last administrator. Give the role to someone else first."))


@transaction.atomic
def take_role(*, person: Person, role: str, by: Any, reason: str = "") -> None:
    """Take a role back, at once; the last administrator keeps theirs."""
    _require(by, *_MAY_MANAGE)
    if role == ADMINISTRATOR:
        _keep_an_administrator(person)
    taken, _rows = RoleGrant.objects.filter(person=person, role=role).delete()
    if not taken:
        raise Refused(_("This person does not have this role."))
    person.forget_roles()
    _tell("take_role", person, by, role=role, reason=reason)


@transaction.atomic
def deactivate_person(*, person: Person, by: Any, reason: str = "") -> None:
    """Block an account: its sessions end with their next page, and it cannot sign in."""
    _require(by, *_MAY_MANAGE)
    _keep_an_administrator(person)
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        raise Refused(_("This account is already blocked."))
    person.is_active = False
    _tell("deactivate_person", person, by, reason=reason)


@transaction.atomic
def activate_person(*, person: Person, by: Any, reason: str = "") -> None:
    """Open a blocked account again, with the roles it still holds."""
    _require(by, *_MAY_MANAGE)
    if not Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        raise Refused(_("This account is not blocked."))
    person.is_active = True
    _tell("activate_person", person, by, reason=reason)


@transaction.atomic
def set_language(*, person: Person, language: str, by: Any) -> None:
    """Keep the language a person prefers; only the person says so."""
    if by.pk != person.pk:
        raise RoleRefused(_("Your role does not allow this step."))
    before = person.language
    if language == before:
        return
    person.language = language
    person.save(update_fields=["language"])
    _tell("set_language", person, by, **{"from": before, "to": language})


@transaction.atomic
def change_password(*, person: Person, password: str, by: Any) -> None:
    """Set a new password; every other session of the person ends.

    by: the person, or the person as known by a one-time link. ValidationError for a password
    that does not meet the rules.
    """
    if by.pk != person.pk:
        raise RoleRefused(_("Your role does not allow this step."))
    check_password_rules(password, person)
    if person.has_usable_password() and check_password(password, person.password):
        raise Refused(_("The new password is the same as the old one."))
    person.set_password(password)
    person.save(update_fields=["password"])
    _tell("change_password", person, by)


@transaction.atomic
def offer_link(*, person: Person, by: Any, reason: str = "") -> None:
    """Note that a one-time link to set a password was given to ``by``, to hand on."""
    _require(by, *_MAY_MANAGE)
    if not person.is_active:
        raise Refused(_("This account is blocked."))
    _tell("offer_link", person, by, reason=reason)
