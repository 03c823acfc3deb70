"""The door of the demonstration: open there, and nowhere else whatever the settings say."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from drempel.apps.kernel import roles
from drempel.apps.kernel.models import Event, Installation
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    make_production,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings):
    settings.LOGIN_REDIRECT_URL = "account"
    return make_demonstration()


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("found", [make_production, lambda: None])
@pytest.mark.parametrize("debug", [True, False])
def test_outside_a_demonstration_there_is_no_such_page(client, settings, found, debug):
    settings.DEBUG = debug
    found()
    person = make_person(role=roles.ADMINISTRATOR)
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"person": person.pk}).status_code == 404
    assert "_auth_user_id" not in client.session
    assert Event.objects.count() == 0


def test_a_production_cannot_be_turned_into_a_demonstration():
    make_production()
    with pytest.raises(DatabaseError), transaction.atomic():
        Installation.objects.update(kind="demonstration", today="2026-11-24")


def test_choosing_a_person_signs_in_with_a_line_in_the_trail(client, demonstration):
    person = make_person(role=roles.CASE_OFFICER, language="nl")
    client.get("/demo/")
    response = client.post("/demo/", {"person": person.pk})
    assert response["Location"] == "/account/"
    assert response.cookies["django_language"].value == "nl"
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.session["_auth_user_backend"].endswith("PersonBackend")
    event = Event.objects.get()
    assert (event.verb, event.actor) == ("enter_demonstration", f"person:{person.pk}")
    assert "Gekozen" in text(client.get("/account/"))


def test_one_may_change_persons(demonstration):
    first, second = make_person(role=roles.CABINET), make_person(role=roles.MANAGER)
    client = signed_in(first)
    before = client.session.session_key
    client.post("/demo/", {"person": second.pk})
    assert client.session["_auth_user_id"] == str(second.pk)
    assert client.session.session_key != before


@pytest.mark.parametrize("said", ["", "0", "x", "９９", "1e3", "9" * 60, "-1"])
def test_nobody_is_nobody(client, demonstration, said):
    assert client.post("/demo/", {"person": said}).status_code == 404


def test_a_blocked_person_cannot_be_chosen(client, demonstration):
    person = make_person(role=roles.CABINET, is_active=False, full_name="Blo Cked")
    assert "Blo Cked" not in text(client.get("/demo/"))
    assert client.post("/demo/", {"person": person.pk}).status_code == 404


def test_the_page_groups_people_and_says_what_to_try(client, demonstration):
    home = make_association(name_fr="La Marche", name_nl="")
    make_person(role=roles.HEAD_OF_UNIT, full_name="Hea Dunit")
    make_person(role=roles.MANAGER, association=home, full_name="Man Ager")
    make_person(role=roles.WORKER, association=home, full_name="Wor Ker")
    page = text(client.get("/demo/"))
    assert page.index("Hea Dunit") < page.index("Man Ager")
    assert "La Marche" in page and "file an application" in page
    assert "Wor Ker" not in page
    found = text(client.get("/demo/?q=marche"))
    assert "Wor Ker" in found
    assert "Nobody found" in text(client.get("/demo/?q=zzz"))


def test_the_page_costs_the_same_for_few_and_many(
    client, demonstration, django_assert_max_num_queries
):
    for size in (2, 30):
        for _n in range(size):
            make_person(role=roles.MANAGER)
        with django_assert_max_num_queries(11):
            client.get("/demo/")


def test_a_form_from_elsewhere_is_refused(demonstration):
    person = make_person(role=roles.CABINET)
    client = Client(enforce_csrf_checks=True)
    assert client.post("/demo/", {"person": person.pk}).status_code == 403


def test_the_sign_in_page_leads_here_only_in_a_demonstration(client, settings):
    assert "/demo/" not in text(client.get("/sign-in/"))
    make_demonstration()
    assert "/demo/" in text(client.get("/sign-in/"))
