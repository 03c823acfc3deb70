"""One's own account, and people as the administrator sees them."""

import pytest
from django.test import Client
from django.urls import reverse

from drempel.apps.accounts.access import ACCESS
from drempel.apps.accounts.models import Person
from drempel.apps.accounts.urls import urlpatterns
from drempel.apps.kernel import roles
from drempel.apps.kernel.models import Event
from tests.apps.associations.factories import (
    PASSWORD,
    make_association,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db
NEW = "an entirely new sentence"
ADMIN_PAGES = sorted(name for name, line in ACCESS.items() if line.roles)


def text(response):
    return response.content.decode()


def address(name, person):
    arguments = {"people": [], "person_create": [], "role_take": [person.pk, roles.CABINET]}
    return reverse(name, args=arguments.get(name, [person.pk]))


@pytest.fixture
def admin():
    return make_person(role=roles.ADMINISTRATOR, full_name="Ada Min")


def test_every_address_has_its_line():
    assert {pattern.name for pattern in urlpatterns} == set(ACCESS)


@pytest.mark.parametrize("name", ADMIN_PAGES)
@pytest.mark.parametrize("role", sorted(roles.ALL_ROLES))
def test_people_are_for_the_administrator(name, role):
    person = make_person(role=role)
    client = signed_in(person)
    expected = 200 if role == roles.ADMINISTRATOR else 404
    assert client.get(address(name, person)).status_code == expected
    if expected == 404:
        assert client.post(address(name, person)).status_code == 404


@pytest.mark.parametrize("name", [*ADMIN_PAGES, "account", "password_change"])
def test_a_stranger_is_sent_to_the_door(name):
    url = reverse(name) if not ACCESS[name].roles else address(name, make_person())
    response = Client().get(url)
    assert response["Location"] == f"/sign-in/?next={url}"


def test_the_account_shows_who_one_is():
    home = make_association(name_fr="La Marche")
    person = make_person(role=roles.MANAGER, association=home, full_name="An Peeters")
    page = text(signed_in(person).get("/account/"))
    for said in ("An Peeters", person.email, "association manager", "La Marche"):
        assert said in page


def test_a_preferred_language_is_kept_and_shown_at_once():
    person = make_person(language="fr")
    client = signed_in(person)
    response = client.post("/account/", {"language": "nl"})
    assert response["Location"] == "/account/?done=language"
    assert response.cookies["django_language"].value == "nl"
    person.refresh_from_db()
    assert person.language == "nl"
    assert client.post("/account/", {"language": "de"}).status_code == 422


def test_a_password_is_changed_here_and_ends_other_sessions():
    person = make_person()
    here, there = signed_in(person), signed_in(person)
    said = {"old": PASSWORD, "new": NEW, "again": NEW}
    response = here.post("/account/password/", said)
    assert response["Location"] == "/account/?done=password"
    assert "Your password was changed" in text(here.get(response["Location"]))
    assert there.get("/account/").status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW)


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("not this one", NEW, NEW, "not your present password"),
        (PASSWORD, NEW, NEW[:-1], "differ"),
        (PASSWORD, "too short", "too short", "at least 12"),
        (PASSWORD, "w " * 65, "w " * 65, "at most 128"),
        (PASSWORD, "", "", "The password is empty"),
    ],
)
def test_a_refused_password_changes_nothing(old, new, again, says):
    person = make_person()
    response = signed_in(person).post(
        "/account/password/", {"old": old, "new": new, "again": again}
    )
    assert response.status_code == 422
    assert says in text(response)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_the_same_password_again_is_refused():
    said = {"old": PASSWORD, "new": PASSWORD, "again": PASSWORD}
    assert signed_in(make_person()).post("/account/password/", said).status_code == 409


def test_the_list_is_narrowed_by_its_address(admin):
    make_person(role=roles.CABINET, full_name="Cab Inet")
    make_person(role=roles.MANAGER, full_name="Man Ager")
    make_person(full_name="Blo Cked", is_active=False)
    client = signed_in(admin)
    assert "Cab Inet" in text(client.get("/people/"))
    narrowed = text(client.get("/people/?role=association_manager"))
    assert "Man Ager" in narrowed and "Cab Inet" not in narrowed
    assert "Blo Cked" in text(client.get("/people/?state=blocked"))
    assert "Man Ager" not in text(client.get("/people/?state=blocked"))
    assert "Cab Inet" in text(client.get("/people/?state=never"))
    assert "Nobody matches" in text(client.get("/people/?q=zzz"))
    assert client.get("/people/?role=nonsense&state=nonsense&sort=nonsense").status_code == 200


def test_the_export_is_exactly_the_list(admin):
    make_person(role=roles.CABINET, full_name="=Cab Inet")
    response = signed_in(admin).get("/people/?role=cabinet&format=csv")
    lines = response.getvalue().decode().splitlines()
    assert lines[0] == "name,email,roles,association,last_sign_in,state"
    assert len(lines) == 2 and lines[1].startswith("'=Cab Inet,")


def test_the_list_costs_the_same_for_few_and_many(admin, django_assert_max_num_queries):
    client = signed_in(admin)
    home = make_association()
    for size in (3, 30):
        for _n in range(size):
            make_person(role=roles.WORKER, association=home)
        with django_assert_max_num_queries(9):
            client.get("/people/")


def test_a_new_person_gets_a_link_shown_once(admin):
    client = signed_in(admin)
    said = {"full_name": "Bo Claes", "email": "bo@example.org", "language": "nl"}
    response = client.post("/people/new/", said)
    person = Person.objects.get(email="bo@example.org")
    assert response["Location"] == f"/people/{person.pk}/"
    first = text(client.get(response["Location"]))
    link = first.split("http://testserver")[1].split("<")[0]
    assert link.startswith("/set-password/")
    assert "/set-password/" not in text(client.get(response["Location"]))
    assert Client().get(link).status_code == 200


def test_sending_twice_makes_one_person(admin):
    client = signed_in(admin)
    said = {"full_name": "Bo Claes", "email": "bo@example.org", "language": "nl"}
    said["_once"] = "7f8de4a5-24f4-4a0a-8b52-1c5a3bbd6a0e"
    assert (
        client.post("/people/new/", said)["Location"]
        == client.post("/people/new/", said)["Location"]
    )
    assert Person.objects.filter(email="bo@example.org").count() == 1


def test_an_address_in_use_keeps_what_was_typed(admin):
    make_person(email="bo@example.org")
    said = {"full_name": "Bo Claes", "email": "bo@example.org", "language": "nl"}
    response = signed_in(admin).post("/people/new/", said)
    assert response.status_code == 409
    assert 'value="Bo Claes"' in text(response)


def test_roles_are_given_and_taken_on_the_page(admin):
    client, person = signed_in(admin), make_person()
    said = {"role": roles.CASE_OFFICER, "reason": "new officer"}
    assert client.post(f"/people/{person.pk}/roles/give/", said).status_code == 302
    page = text(client.get(f"/people/{person.pk}/"))
    assert "Role given: case officer" in page and "new officer" in page and "Ada Min" in page
    take = f"/people/{person.pk}/roles/{roles.CASE_OFFICER}/take/"
    assert client.post(take, {"reason": ""}).status_code == 422
    assert client.post(take, {"reason": "left"}).status_code == 302
    assert client.post(take, {"reason": "left"}).status_code == 409


def test_an_account_is_blocked_and_opened(admin):
    client, person = signed_in(admin), make_person()
    theirs = signed_in(person)
    assert client.post(f"/people/{person.pk}/block/", {"reason": "left"}).status_code == 302
    assert theirs.get("/account/").status_code == 302
    assert "Unblock the account" in text(client.get(f"/people/{person.pk}/"))
    assert client.post(f"/people/{person.pk}/open/", {"reason": "back"}).status_code == 302


def test_a_lost_password_takes_a_link_and_a_reason(admin):
    client, person = signed_in(admin), make_person()
    response = client.post(f"/people/{person.pk}/link/", {"reason": "lost it"})
    assert "/set-password/" in text(client.get(response["Location"]))
    assert Event.objects.get(verb="offer_link").actor == f"person:{admin.pk}"


def test_someone_unknown_is_not_found(admin):
    assert signed_in(admin).get("/people/987654321/").status_code == 404


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
@pytest.mark.parametrize("name", [*ADMIN_PAGES, "account", "password_change", "sign_in"])
def test_every_page_opens_in_every_language(admin, name, language):
    client = signed_in(admin) if name != "sign_in" else Client()
    client.cookies["django_language"] = language
    url = reverse(name) if not ACCESS[name].roles else address(name, admin)
    page = text(client.get(url))
    assert f'<html lang="{language}">' in page
    assert "style=" not in page


@pytest.mark.parametrize("name", ["person_create", "role_grant", "role_take", "password_change"])
def test_an_empty_form_says_what_is_missing(admin, name):
    url = reverse(name) if not ACCESS[name].roles else address(name, admin)
    page = text(signed_in(admin).post(url, {}))
    assert 'class="errors"' in page
    assert "This field is required" not in page
