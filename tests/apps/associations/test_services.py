"""Writes on associations: who may, what is refused, and what the trail keeps."""

import json
from datetime import date

import pytest

from drempel.apps.associations import services
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.kernel import roles
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused, RoleRefused
from tests.apps.associations.factories import (
    add_mandate,
    enterprise_number,
    iban,
    make_association,
    make_person,
)

pytestmark = pytest.mark.django_db
NEW = {"full_name": "Bo Claes", "email": "bo@example.org", "language": "nl"}


def facts(**more):
    said = {
        "enterprise_number": enterprise_number(777_777),
        "name_fr": "La Clé",
        "language": "fr",
        "street": "Rue Haute 1",
        "postcode": "1000",
        "municipality": "21004",
        "iban": iban(777_777),
        "peer_group": "G1",
    }
    return said | more


@pytest.fixture
def home():
    return make_association()


@pytest.fixture
def manager(home):
    return make_person(role=roles.MANAGER, association=home)


@pytest.fixture
def officer():
    return make_person(role=roles.CASE_OFFICER)


def last_event():
    return Event.objects.order_by("-seq").first()


def test_a_case_officer_enters_an_association_with_its_first_manager(officer):
    made, person = services.create_association(
        facts=facts(), manager={"full_name": "An", "email": "an@example.org"}, by=officer
    )
    assert person.has_role(roles.MANAGER)
    assert person.association_id == made.pk
    assert person.language == "fr"
    assert not person.has_usable_password()
    verbs = list(Event.objects.values_list("verb", flat=True))
    assert verbs == ["create_association", "create_person", "give_mandate"]
    assert last_event().association_id == made.pk


def test_a_known_number_is_refused_and_nothing_is_kept(officer, home):
    with pytest.raises(Refused, match="already known"):
        services.create_association(
            facts=facts(enterprise_number=home.enterprise_number), manager=NEW, by=officer
        )
    assert Association.objects.count() == 1
    assert Event.objects.count() == 0


@pytest.mark.parametrize("role", sorted(roles.ALL_ROLES - {roles.CASE_OFFICER}))
def test_nobody_else_enters_associations(role):
    with pytest.raises(RoleRefused):
        services.create_association(facts=facts(), manager=NEW, by=make_person(role=role))


def test_each_changed_field_is_told_and_the_account_masked(home, manager):
    before = home.iban
    after = services.change_association(
        association=home,
        changes={"street": "Rue Neuve 2", "phone": home.phone, "iban": "BE68539007547034"},
        by=manager,
    )
    assert (after.street, after.iban) == ("Rue Neuve 2", "BE68539007547034")
    event = last_event()
    told = json.loads(event.data)["changes"]
    assert set(told) == {"street", "iban"}
    assert told["iban"]["to"] == "BE68 … 7034"
    assert before not in event.data and "BE68539007547034" not in event.data
    assert (event.object_type, event.object_id) == ("association", home.enterprise_number)


def test_no_change_leaves_no_event(home, manager):
    services.change_association(association=home, changes={"street": home.street}, by=manager)
    assert Event.objects.count() == 0


def test_only_correctable_fields_change(home, manager):
    with pytest.raises(ValueError, match="enterprise_number"):
        services.change_association(
            association=home, changes={"enterprise_number": "0123456749"}, by=manager
        )


def test_someone_else_s_manager_and_a_worker_change_nothing(home):
    for actor in (
        make_person(role=roles.MANAGER),
        make_person(role=roles.WORKER, association=home),
        make_person(role=roles.HEAD_OF_UNIT),
        make_person(role=roles.ADMINISTRATOR),
    ):
        with pytest.raises(RoleRefused):
            services.change_association(association=home, changes={"street": "x"}, by=actor)


def test_a_manager_invites_someone_new(home, manager):
    person = services.invite_person(association=home, person=NEW, role=roles.WORKER, by=manager)
    assert person.has_role(roles.WORKER)
    assert not person.has_usable_password()
    assert json.loads(last_event().data) == {"person": person.pk, "role": roles.WORKER}


def test_who_left_comes_back_under_the_same_account(home, manager):
    person = make_person(email="bo@example.org")
    add_mandate(person, home, roles.WORKER, ended_on=date(2025, 1, 1))
    again = services.invite_person(association=home, person=NEW, role=roles.WORKER, by=manager)
    assert again == person
    assert person.has_usable_password()
    with pytest.raises(Refused, match="already has this role"):
        services.invite_person(association=home, person=NEW, role=roles.WORKER, by=manager)
    services.invite_person(association=home, person=NEW, role=roles.MANAGER, by=manager)


@pytest.mark.parametrize("case", ["elsewhere", "staff", "blocked", "without mandate"])
def test_an_address_in_use_elsewhere_gets_one_answer(home, manager, case):
    if case == "elsewhere":
        make_person(role=roles.WORKER, email="bo@example.org")
    elif case == "staff":
        make_person(role=roles.HEAD_OF_UNIT, email="bo@example.org")
    elif case == "blocked":
        person = make_person(email="bo@example.org", is_active=False)
        add_mandate(person, home, roles.WORKER, ended_on=date(2025, 1, 1))
    else:
        make_person(email="bo@example.org")
    with pytest.raises(Refused, match="cannot be invited here"):
        services.invite_person(association=home, person=NEW, role=roles.WORKER, by=manager)


def test_who_may_invite(home, officer):
    for actor in (
        make_person(role=roles.MANAGER),
        make_person(role=roles.WORKER, association=home),
    ):
        with pytest.raises(RoleRefused):
            services.invite_person(association=home, person=NEW, role=roles.WORKER, by=actor)
    with pytest.raises(RoleRefused):
        services.invite_person(association=home, person=NEW, role=roles.WORKER, by=officer)
    assert services.invite_person(association=home, person=NEW, role=roles.MANAGER, by=officer)
    with pytest.raises(Refused, match="not a role of an association"):
        services.invite_person(association=home, person=NEW, role=roles.CABINET, by=SYSTEM)


def mandate(person):
    return Mandate.objects.get(person=person)


def test_a_mandate_ends_today_with_its_reason(home, manager):
    worker = make_person(role=roles.WORKER, association=home)
    ended = services.end_mandate(mandate=mandate(worker), by=manager, reason="left")
    assert ended.ended_on is not None
    assert json.loads(last_event().data)["reason"] == "left"
    with pytest.raises(Refused, match="already ended"):
        services.end_mandate(mandate=ended, by=manager, reason="left")


def test_the_last_manager_names_a_successor_first(home, manager):
    make_person(role=roles.WORKER, association=home)
    make_person(role=roles.MANAGER, association=home, is_active=False)
    make_person(role=roles.MANAGER)
    with pytest.raises(Refused, match="Name a successor first"):
        services.end_mandate(mandate=mandate(manager), by=manager, reason="leaving")
    make_person(role=roles.MANAGER, association=home)
    services.end_mandate(mandate=mandate(manager), by=manager, reason="leaving")
    manager.forget_roles()
    assert not manager.has_role(roles.MANAGER)


def test_someone_else_s_mandate_cannot_be_ended(manager):
    stranger = make_person(role=roles.WORKER)
    with pytest.raises(RoleRefused):
        services.end_mandate(mandate=mandate(stranger), by=manager, reason="x")


def test_a_new_link_only_for_who_never_had_a_password(home, manager):
    new = make_person(role=roles.WORKER, association=home, password=None)
    old = make_person(role=roles.WORKER, association=home)
    assert services.offer_member_link(mandate=mandate(new), by=manager) == new
    with pytest.raises(Refused, match="already has a password"):
        services.offer_member_link(mandate=mandate(old), by=manager)
