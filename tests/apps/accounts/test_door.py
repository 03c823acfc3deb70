"""The door: signing in and out, the lock, languages, one-time links."""

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from drempel.apps.accounts.links import link_path
from drempel.apps.kernel import roles
from drempel.apps.kernel.models import Event
from tests.apps.associations.factories import PASSWORD, make_person, signed_in

pytestmark = pytest.mark.django_db
NEW = "an entirely new sentence"


def enter(client, email, password=PASSWORD, **more):
    return client.post("/sign-in/", {"username": email, "password": password, **more})


def test_the_right_password_opens_and_makes_a_new_session(client):
    person = make_person(email="an@example.org")
    client.get("/sign-in/")
    client.session["x"] = 1
    before = client.session.session_key
    response = enter(client, " AN@example.org", next="/account/")
    assert (response.status_code, response["Location"]) == (302, "/account/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.session["_auth_user_backend"].endswith("PersonBackend")
    assert client.session.session_key != before


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_next_never_leads_elsewhere(client, target, settings):
    settings.LOGIN_REDIRECT_URL = "account"
    make_person(email="an@example.org")
    assert enter(client, "an@example.org", next=target)["Location"] == "/account/"


def errors(response):
    html = response.content.decode()
    start = html.index('class="errors"')
    return html[start : html.index("</div>", start)]


def test_unknown_wrong_and_blocked_look_the_same():
    make_person(email="an@example.org")
    make_person(email="blocked@example.org", is_active=False)
    answers = [
        enter(Client(), "an@example.org", "wrong wrong wrong"),
        enter(Client(), "nobody@example.org", "wrong wrong wrong"),
        enter(Client(), "blocked@example.org"),
    ]
    assert {response.status_code for response in answers} == {422}
    assert len({errors(response) for response in answers}) == 1


def test_five_wrong_tries_lock_the_door(client):
    make_person(email="an@example.org")
    codes = [enter(client, "an@example.org", f"wrong {n} wrong").status_code for n in range(5)]
    assert codes[:4] == [422] * 4
    assert codes[4] == 429
    assert AccessAttempt.objects.get().username == "an@example.org"
    locked = enter(client, "AN@example.org")
    assert locked.status_code == 429
    assert "kernel/locked.html" in [t.name for t in locked.templates]
    assert "_auth_user_id" not in client.session


def test_a_lock_is_for_one_address(client):
    make_person(email="an@example.org")
    make_person(email="bo@example.org")
    for n in range(5):
        enter(client, "an@example.org", f"wrong {n} wrong")
    assert enter(client, "bo@example.org", next="/account/").status_code == 302


def test_an_empty_form_says_what_is_expected(client):
    response = enter(client, "", "")
    assert response.status_code == 422
    assert "Example: an.peeters@example.org" in response.content.decode()


def test_the_preferred_language_comes_with_the_first_sign_in(client):
    make_person(email="an@example.org", language="nl")
    response = enter(client, "an@example.org", next="/account/")
    assert response.cookies["django_language"].value == "nl"


def test_a_language_chosen_on_this_device_stays(client):
    make_person(email="an@example.org", language="nl")
    client.cookies["django_language"] = "fr"
    response = enter(client, "an@example.org", next="/account/")
    assert "django_language" not in response.cookies


def test_switching_language_keeps_the_address_and_signs_nobody_in(client):
    make_person(email="an@example.org")
    response = enter(client, "an@example.org", _language="nl")
    assert response.status_code == 200
    assert 'value="an@example.org"' in response.content.decode()
    assert PASSWORD not in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_who_is_inside_is_not_asked_again(settings):
    settings.LOGIN_REDIRECT_URL = "account"
    response = signed_in(make_person()).get("/sign-in/")
    assert response["Location"] == "/account/"


def test_signing_out_takes_a_form(settings):
    settings.LOGOUT_REDIRECT_URL = "sign_in"
    client = signed_in(make_person())
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["sign_in", "sign_out", "account", "password_change"])
def test_a_form_from_elsewhere_is_refused(name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_person(), backend="drempel.apps.associations.backends.PersonBackend")
    assert client.post(reverse(name), {}).status_code == 403


def test_a_one_time_link_sets_a_password_once(client):
    person = make_person(password=None, email="new@example.org")
    link = link_path(person)
    assert client.get(link).status_code == 200
    response = client.post(link, {"new": NEW, "again": NEW})
    assert response["Location"] == "/sign-in/?done=password"
    assert "Your password is set" in client.get(response["Location"]).content.decode()
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert client.get(link).status_code == 404
    assert client.post(link, {"new": NEW, "again": NEW}).status_code == 404
    event = Event.objects.get(verb="change_password")
    assert event.actor == f"person:{person.pk}"


@pytest.mark.parametrize("broken", ["/set-password/MQ/no-token/", "/set-password/%C3%A9/x-y/"])
def test_a_false_link_says_what_to_do(client, broken):
    response = client.get(broken)
    assert response.status_code == 404
    assert "no longer works" in response.content.decode()


def test_a_link_of_a_blocked_account_is_over(client):
    person = make_person(password=None)
    link = link_path(person)
    person.is_active = False
    person.save()
    assert client.get(link).status_code == 404


def test_a_link_grows_old(client, settings):
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link_path(make_person(password=None))).status_code == 404


def test_two_passwords_that_differ_are_refused(client):
    person = make_person(password=None)
    response = client.post(link_path(person), {"new": NEW, "again": NEW + "x"})
    assert response.status_code == 422
    assert "differ" in response.content.decode()
    assert NEW not in response.content.decode()


def test_roles_taken_and_blocking_count_with_the_next_page():
    person = make_person(role=roles.ADMINISTRATOR)
    client = signed_in(person)
    assert client.get("/people/").status_code == 200
    person.grants.all().delete()
    assert client.get("/people/").status_code == 404
    person.is_active = False
    person.save()
    assert client.get("/account/").status_code == 302
