"""Writes on people: who may, what is refused, and what the trail keeps of it."""

import json

import pytest
from django.core.exceptions import ValidationError

from drempel.apps.accounts import services
from drempel.apps.accounts.models import RoleGrant
from drempel.apps.kernel import roles
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused, RoleRefused
from tests.apps.associations.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person(role=roles.ADMINISTRATOR)


def last_event():
    return Event.objects.order_by("-seq").first()


def test_a_new_person_has_no_password_and_no_role(admin):
    person = services.create_person(
        full_name=" An Peeters ", email="An.Peeters@Example.org", language="nl", by=admin
    )
    assert person.email == "an.peeters@example.org"
    assert person.full_name == "An Peeters"
    assert not person.has_usable_password()
    assert person.roles == frozenset()
    event = last_event()
    assert (event.verb, event.object_id) == ("create_person", str(person.pk))
    assert "peeters" not in event.data.lower()


@pytest.mark.parametrize("address", ["twice@example.org", "TWICE@example.org "])
def test_an_address_is_used_once(admin, address):
    make_person(email="twice@example.org")
    with pytest.raises(Refused, match="already has an account"):
        services.create_person(full_name="X", email=address, language="fr", by=admin)


@pytest.mark.parametrize("role", [roles.WORKER, roles.CABINET, roles.HEAD_OF_UNIT, ""])
def test_others_make_no_accounts(role):
    with pytest.raises(RoleRefused):
        services.create_person(
            full_name="X", email="x@example.org", language="fr", by=make_person(role=role)
        )


def test_a_role_is_given_and_taken_with_its_reason(admin):
    person = make_person()
    services.grant_role(person=person, role=roles.CASE_OFFICER, by=admin, reason="new officer")
    assert person.has_role(roles.CASE_OFFICER)
    assert json.loads(last_event().data) == {"reason": "new officer", "role": roles.CASE_OFFICER}
    services.take_role(person=person, role=roles.CASE_OFFICER, by=admin, reason="left")
    assert not person.has_role(roles.CASE_OFFICER)
    assert last_event().verb == "take_role"
    assert last_event().actor == f"person:{admin.pk}"


def test_a_role_is_not_given_twice_nor_taken_when_absent(admin):
    person = make_person(role=roles.CABINET)
    with pytest.raises(Refused, match="already has this role"):
        services.grant_role(person=person, role=roles.CABINET, by=admin)
    with pytest.raises(Refused, match="does not have this role"):
        services.take_role(person=person, role=roles.CASE_OFFICER, by=admin)


def test_a_role_of_an_association_is_no_grant(admin):
    with pytest.raises(Refused, match="by a mandate"):
        services.grant_role(person=make_person(), role=roles.MANAGER, by=admin)


@pytest.mark.parametrize("role", sorted(roles.ALL_ROLES - {roles.ADMINISTRATOR}))
def test_only_an_administrator_gives_roles(role):
    actor = make_person(role=role)
    with pytest.raises(RoleRefused):
        services.grant_role(person=actor, role=roles.ADMINISTRATOR, by=actor)


def test_the_last_administrator_stays(admin):
    with pytest.raises(Refused, match="last administrator"):
        services.take_role(person=admin, role=roles.ADMINISTRATOR, by=admin)
    with pytest.raises(Refused, match="last administrator"):
        services.deactivate_person(person=admin, by=admin)
    make_person(role=roles.ADMINISTRATOR, is_active=False)
    with pytest.raises(Refused, match="last administrator"):
        services.take_role(person=admin, role=roles.ADMINISTRATOR, by=admin)
    make_person(role=roles.ADMINISTRATOR)
    services.take_role(person=admin, role=roles.ADMINISTRATOR, by=admin)
    assert RoleGrant.objects.filter(person=admin).count() == 0


def test_a_blocked_account_has_no_roles_until_it_is_opened(admin):
    person = make_person(role=roles.CASE_OFFICER)
    services.deactivate_person(person=person, by=admin, reason="left")
    assert not person.has_role(roles.CASE_OFFICER)
    with pytest.raises(Refused, match="already blocked"):
        services.deactivate_person(person=person, by=admin)
    with pytest.raises(Refused, match="is blocked"):
        services.offer_link(person=person, by=admin)
    services.activate_person(person=person, by=admin, reason="back")
    assert person.has_role(roles.CASE_OFFICER)
    with pytest.raises(Refused, match="not blocked"):
        services.activate_person(person=person, by=admin)


def test_one_sets_only_ones_own_language_and_password(admin):
    person = make_person()
    with pytest.raises(RoleRefused):
        services.set_language(person=person, language="fr", by=admin)
    with pytest.raises(RoleRefused):
        services.change_password(person=person, password="a long enough sentence", by=admin)
    with pytest.raises(RoleRefused):
        services.change_password(person=person, password="a long enough sentence", by=SYSTEM)


def test_the_same_language_leaves_no_event():
    person = make_person(language="nl")
    services.set_language(person=person, language="nl", by=person)
    assert last_event() is None
    services.set_language(person=person, language="fr", by=person)
    assert json.loads(last_event().data) == {"from": "nl", "to": "fr"}


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short of it", "at least 12"),
        ("x7 " * 43, "at most 128"),
        ("password1234", "too common"),
        ("qwertyuiop123", "too common"),
        ("anna.peeters@example.org", "too similar"),
    ],
)
def test_a_weak_password_is_refused(password, says):
    person = make_person(email="anna.peeters@example.org")
    with pytest.raises(ValidationError) as refusal:
        services.change_password(person=person, password=password, by=person)
    assert says in " ".join(refusal.value.messages)


@pytest.mark.parametrize("password", ["twelve signs", "w é œ – spaces  ", "k" * 64 + "m" * 64])
def test_no_composition_is_asked(password):
    person = make_person()
    services.change_password(person=person, password=password, by=person)
    assert person.check_password(password)


def test_the_trail_never_holds_a_password():
    person = make_person()
    services.change_password(person=person, password="a brand new sentence", by=person)
    event = last_event()
    assert (event.verb, event.data) == ("change_password", "{}")
    with pytest.raises(Refused, match="same as the old"):
        services.change_password(person=person, password="a brand new sentence", by=person)
    assert PASSWORD not in "".join(Event.objects.values_list("data", flat=True))
