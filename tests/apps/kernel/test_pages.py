"""A page with a form: what was typed stays, whatever the answer; a language is only a language."""

from datetime import date

import pytest

from drempel.apps.accreditation.models import Dossier
from drempel.apps.subsidies.models import Award
from tests.apps.accreditation.roads import make_cast, walk_accreditation, walk_dossier
from tests.apps.associations.factories import make_demonstration, signed_in
from tests.apps.subsidies.roads import walk_award

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    make_demonstration(date(2026, 11, 24))
    return make_cast()


def test_what_does_not_hold_is_told_and_stays_as_typed(cast):
    dossier = walk_dossier(cast, until="draft")
    path = f"/dossiers/{dossier.reference}/tasks/period/"
    typed = {"requested_from_on": "1/1/2027", "requested_until_on": "soon", "lines": ["A1-G"]}
    response = signed_in(cast.manager).post(path, typed, headers={"accept-language": "en"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error:" in page
    assert 'value="soon"' in page
    assert 'value="2027-01-01"' in page  # the day that was understood, for the calendar
    assert "Found “soon”" in page


def test_a_refusal_is_409_and_keeps_what_was_typed(cast):
    walk_accreditation(cast)
    award = walk_award(cast, until="advised")
    path = f"/awards/{award.reference}/step/decide/"
    typed = {"outcome": "GRANTED", "decided_on": "2027-01-01", "decision_reference": "2027-9"}
    response = signed_in(cast.head).post(path, typed)
    assert response.status_code == 409
    assert 'value="2027-9"' in response.content.decode()
    assert Award.objects.get(pk=award.pk).state == "under_opinion"


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_switching_the_language_keeps_what_was_typed_and_carries_nothing_out(cast, language):
    dossier = walk_dossier(cast, until="draft")
    path = f"/dossiers/{dossier.reference}/tasks/activities/"
    typed = {"activities": "Nous aidons", "is_activities_done": "on", "_focus": "id_activities"}
    response = signed_in(cast.manager).post(path, typed | {"_language": language})
    page = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in page
    assert "Nous aidons" in page
    assert "checked" in page
    assert 'value="id_activities"' in page
    assert Dossier.objects.get(pk=dossier.pk).activities == ""


def test_switching_the_language_never_judges_what_is_half_typed(cast):
    dossier = walk_dossier(cast, until="draft")
    path = f"/dossiers/{dossier.reference}/tasks/period/"
    response = signed_in(cast.manager).post(
        path, {"requested_from_on": "half a d", "_language": "fr"}
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="half a d"' in page
    assert 'role="alert"' not in page


def test_a_step_that_is_not_open_says_why_and_what_state_it_is(cast):
    dossier = walk_dossier(cast, until="submitted")
    path = f"/dossiers/{dossier.reference}/step/declare_complete/"
    response = signed_in(cast.officer, headers={"accept-language": "en"}).get(path)
    assert response.status_code == 409
    assert "First acknowledge receipt" in response.content.decode()


def test_nobody_is_led_off_the_site_by_the_language_switch(client):
    make_demonstration()
    for target in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        response = client.post("/language/", {"next": target, "_language": "nl"})
        assert response.headers["Location"] == "/"
    response = client.post("/language/", {"next": "/calculator/", "_language": "nl"})
    assert response.headers["Location"] == "/calculator/"
    assert response.cookies["django_language"].value == "nl"
