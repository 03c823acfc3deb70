"""Tokens: made and revoked by the manager, shown once, kept as a fingerprint."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from drempel.apps.api.forms import FIRST
from drempel.apps.api.models import ApiToken
from drempel.apps.api.services import tokens as service
from drempel.apps.api.services.tokens import MOST_TOKENS, fingerprint, make_token, revoke_token
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.apps.kernel.states import Refused, RoleRefused
from tests.apps.api.callers import UNTIL, Caller
from tests.apps.associations.factories import make_association, make_person, signed_in


def typed(**said):
    return {"name": "Balie", "scopes": ["read", "write"], "days": "90"} | said


def test_a_manager_makes_a_token_and_sees_it_once(house):
    manager = make_person(role=MANAGER, association=house)
    browser = signed_in(manager)
    answer = browser.post(reverse("api_token_new"), typed())
    assert answer.headers["Location"] == reverse("api_tokens")
    token = ApiToken.objects.get()
    kept = str([one.get_decoded() for one in Session.objects.all()])
    assert "drp_" not in kept
    shown = browser.get(reverse("api_tokens")).content.decode()
    secret = shown.partition('translate="no">drp_')[2].partition("<")[0]
    assert fingerprint(f"drp_{secret}") == token.hash
    assert f"drp_{secret}" not in browser.get(reverse("api_tokens")).content.decode()
    assert token.expires_on == date(2027, 2, 22)
    event = Event.objects.get(object_type="api_token")
    assert event.verb == "make_token"
    assert secret not in event.data


def test_a_token_is_long_and_never_kept(caller):
    assert len(caller.secret) >= len("drp_") + 43
    stored = str(ApiToken.objects.values().get())
    assert caller.secret not in stored
    assert caller.token.prefix == caller.secret[:10]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "What is it for?"),
        ({"scopes": []}, "Choose at least one"),
        ({"scopes": ["households"]}, "Choose reading or writing too"),
        ({"days": "9999"}, "9999"),
    ],
)
def test_a_form_that_is_not_right_says_so(house, said, words):
    browser = signed_in(make_person(role=MANAGER, association=house))
    answer = browser.post(reverse("api_token_new"), typed(**said))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_the_first_choice_is_the_least(house):
    assert FIRST["scopes"] == ["read"]


def test_a_revoked_token_stops_at_once(caller):
    browser = signed_in(caller.manager)
    page = reverse("api_token_revoke", args=[caller.token.pk])
    assert caller.token.name in browser.get(page).content.decode()
    browser.post(page)
    assert caller.get("kinds").status_code == 401
    revoke_token(token=caller.token, by=caller.manager)
    assert Event.objects.filter(verb="revoke_token").count() == 1
    assert "revoked" in browser.get(reverse("api_tokens")).content.decode()


def test_a_token_works_through_its_last_day(caller, monkeypatch):
    ApiToken.objects.update(expires_on=date(2026, 11, 24))
    assert caller.get("kinds").status_code == 200
    ApiToken.objects.update(expires_on=date(2026, 11, 23))
    assert caller.get("kinds").status_code == 401


def test_only_the_manager_of_the_association_makes_and_revokes(caller):
    worker = make_person(role=WORKER, association=caller.association)
    stranger = make_person(role=MANAGER, association=make_association())
    for person in (worker, stranger):
        with pytest.raises(RoleRefused):
            revoke_token(token=caller.token, by=person)
        with pytest.raises(RoleRefused):
            make_token(
                association=caller.association, name="x", scopes=(), expires_on=UNTIL, by=person
            )
        page = reverse("api_token_revoke", args=[caller.token.pk])
        assert signed_in(person).get(page).status_code == 404


def test_there_is_an_end_to_the_number_of_tokens(caller, monkeypatch):
    monkeypatch.setattr(service, "MOST_TOKENS", 1)
    assert MOST_TOKENS == 20
    with pytest.raises(Refused, match="Revoke one first"):
        Caller(caller.association, manager=caller.manager)
