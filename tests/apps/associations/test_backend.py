"""The back end: one query, and what it fills in."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from stdnum import iban as iban_check
from stdnum.be import vat

from drempel.apps.accounts.models import RoleGrant
from drempel.apps.associations.backends import PersonBackend
from drempel.apps.kernel import roles
from tests.apps.associations.factories import (
    PASSWORD,
    add_mandate,
    enterprise_number,
    iban,
    make_association,
    make_person,
)

pytestmark = pytest.mark.django_db


def test_roles_and_association_come_in_one_query(django_assert_num_queries):
    home = make_association(name_fr="", name_nl="De Stap", language="nl")
    made = make_person(role=roles.MANAGER, association=home)
    add_mandate(made, home, roles.WORKER)
    for role in (roles.CASE_OFFICER, roles.HEAD_OF_UNIT):
        RoleGrant.objects.create(person=made, role=role, granted_on=date(2025, 1, 1))
    with django_assert_num_queries(1):
        person = PersonBackend().get_user(made.pk)
        assert person.roles == {roles.MANAGER, roles.WORKER, roles.CASE_OFFICER, roles.HEAD_OF_UNIT}
        assert person.association_id == home.pk
        assert person.association_name == "De Stap"
        assert person.has_role(roles.WORKER)


def test_the_name_is_in_the_language_of_the_association():
    home = make_association(name_fr="La Marche", name_nl="De Stap", language="fr")
    person = make_person(role=roles.WORKER, association=home)
    assert PersonBackend().get_user(person.pk).association_name == "La Marche"


def test_an_ended_mandate_gives_nothing():
    person = make_person()
    add_mandate(person, make_association(), roles.MANAGER, ended_on=date(2025, 6, 30))
    found = PersonBackend().get_user(person.pk)
    assert found.roles == frozenset()
    assert found.association_id is None
    assert found.association_name == ""


def test_someone_blocked_or_unknown_is_nobody():
    person = make_person(role=roles.CASE_OFFICER, is_active=False)
    assert PersonBackend().get_user(person.pk) is None
    assert PersonBackend().get_user(10**9) is None


def test_roles_read_without_the_back_end_are_the_same():
    person = make_person(role=roles.MANAGER)
    assert PersonBackend().get_user(person.pk).roles == person.roles


def test_the_back_end_checks_the_password(settings, rf):
    settings.AUTHENTICATION_BACKENDS = ["drempel.apps.associations.backends.PersonBackend"]
    person = make_person()
    request = rf.post("/")
    assert authenticate(request, username=person.email, password=PASSWORD) == person
    assert authenticate(request, username=person.email, password="not this one") is None


def test_numbers_of_the_factories_are_valid_and_apart():
    numbers = [enterprise_number(n) for n in range(200)]
    accounts = [iban(n) for n in range(200)]
    assert all(vat.is_valid(one) and one < "0200000000" for one in numbers)
    assert all(iban_check.is_valid(one, check_country=False) for one in accounts)
    assert len({*numbers}) == len({*accounts}) == 200
