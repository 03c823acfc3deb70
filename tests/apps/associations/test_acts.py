"""Acts on associations through their pages: corrected, entered, invited, ended."""

import pytest
from django.urls import reverse

from drempel.apps.accounts.models import Person
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.kernel import roles
from tests.apps.associations.factories import (
    enterprise_number,
    make_association,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def address(name, home, mandate=None):
    return reverse(name, args=[mandate.pk if mandate else home.enterprise_number])


def said(home, **changes):
    names = [
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
    return {name: getattr(home, name) for name in names} | changes


def test_a_manager_corrects_the_details(home, manager):
    url = address("association_edit", home)
    client = signed_in(manager)
    assert 'value="BE' in text(client.get(url))
    changes = said(home, street="Rue Neuve 2", municipality="21001", postcode="1070")
    assert client.post(url, changes)["Location"] == address("association_detail", home)
    home.refresh_from_db()
    assert (home.street, home.postcode) == ("Rue Neuve 2", "1070")


def test_a_postcode_belongs_to_its_municipality(home, manager):
    response = signed_in(manager).post(
        address("association_edit", home), said(home, postcode="1070")
    )
    page = text(response)
    assert response.status_code == 422
    assert "“1070” is not a postcode of" in page
    assert "Expected: 1000, 1020, 1120, 1130" in page
    assert 'value="1070"' in page


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("iban", "BE00 0000", "not a valid account number"),
        ("municipality", "", "No municipality is chosen"),
        ("street", "", "The field “Street and number” is empty. Example: Rue Haute 12"),
        ("email", "nobody", "This is not an e-mail address"),
        ("website", "no address", "This is not a web address"),
        ("website", "javascript:alert(1)", "This is not a web address"),
        ("name_fr", "", "Both names are empty"),
    ],
)
def test_a_refused_correction_says_found_expected_example(home, manager, field, value, says):
    url = address("association_edit", home)
    response = signed_in(manager).post(url, said(home, **{field: value}))
    assert response.status_code == 422
    assert says in text(response)


def test_fields_that_are_not_shown_are_not_changed(home, manager):
    other = {"enterprise_number": enterprise_number(999), "language": "nl", "peer_group": "G5"}
    before = (home.enterprise_number, home.language, home.peer_group)
    signed_in(manager).post(address("association_edit", home), said(home) | other)
    home.refresh_from_db()
    assert (home.enterprise_number, home.language, home.peer_group) == before


def new_association(**changes):
    facts = {
        "enterprise_number": "0123.456.749", "name_fr": "La Clé", "name_nl": "", "language": "fr",
        "peer_group": "G1", "street": "Rue Haute 1", "postcode": "1000", "municipality": "21004",
        "phone": "", "email": "", "website": "", "iban": "BE68 5390 0754 7034",
        "manager_name": "An Peeters", "manager_email": "an@example.org",
    }  # fmt: skip
    return facts | changes


def test_a_new_association_shows_the_link_of_its_manager_once(officer):
    client = signed_in(officer)
    response = client.post("/associations/new/", new_association())
    assert response["Location"] == "/associations/0123456749/"
    page = text(client.get(response["Location"]))
    assert "/set-password/" in page and "An Peeters" in page
    assert "/set-password/" not in text(client.get(response["Location"]))


def test_sending_twice_enters_one_association(officer):
    client = signed_in(officer)
    sent = new_association(_once="7f8de4a5-24f4-4a0a-8b52-1c5a3bbd6a0e")
    answers = {client.post("/associations/new/", sent)["Location"] for _n in range(3)}
    assert answers == {"/associations/0123456749/"}
    assert Association.objects.count() == 1


def test_a_number_already_known_keeps_what_was_typed(officer):
    make_association(enterprise_number="0123456749")
    response = signed_in(officer).post("/associations/new/", new_association())
    assert response.status_code == 409
    assert "already known" in text(response) and 'value="La Clé"' in text(response)


def test_an_empty_form_names_every_field_that_is_missing(officer):
    page = text(signed_in(officer).post("/associations/new/", {}))
    assert "No language is chosen" in page
    assert "The field “E-mail address of the first manager” is empty" in page
    assert "This field is required" not in page


def test_switching_language_keeps_a_half_typed_form(officer):
    sent = new_association(enterprise_number="0123.4", _language="nl")
    response = signed_in(officer).post("/associations/new/", sent)
    page = text(response)
    assert response.status_code == 200
    assert '<html lang="nl">' in page and 'value="0123.4"' in page
    assert 'class="errors"' not in page
    assert Association.objects.count() == 0


def test_a_form_from_elsewhere_is_refused(officer):
    client = signed_in(officer, enforce_csrf_checks=True)
    assert client.post("/associations/new/", new_association()).status_code == 403


def test_the_manager_invites_and_hands_out_a_link(home, manager):
    client = signed_in(manager)
    sent = {"full_name": "Bo", "email": "bo@example.org", "language": "nl", "role": roles.WORKER}
    assert client.post("/team/invite/", sent)["Location"] == "/team/"
    page = text(client.get("/team/"))
    assert "/set-password/" in page and "Have not chosen a password yet" in page
    assert "/set-password/" not in text(client.get("/team/"))
    mandate = Mandate.objects.get(person__email="bo@example.org")
    assert client.post(f"/team/{mandate.pk}/link/").status_code == 302
    assert "/set-password/" in text(client.get("/team/"))


def test_the_last_manager_is_told_to_name_a_successor(home, manager):
    url = address("mandate_end", home, Mandate.objects.get(person=manager))
    response = signed_in(manager).post(url, {"reason": "leaving"})
    assert response.status_code == 409
    assert "Name a successor first" in text(response)


def test_who_ends_their_own_mandate_is_out_at_once(home, manager):
    make_person(role=roles.MANAGER, association=home)
    client = signed_in(manager)
    url = address("mandate_end", home, Mandate.objects.get(person=manager))
    assert client.post(url, {"reason": "leaving"})["Location"] == "/account/"
    assert client.get("/team/").status_code == 404


def test_a_case_officer_names_a_manager_for_an_orphan(home, officer):
    client = signed_in(officer)
    sent = {"full_name": "Bo", "email": "bo@example.org", "language": "fr"}
    response = client.post(address("manager_invite", home), sent)
    assert "/set-password/" in text(client.get(response["Location"]))
    assert Person.objects.get(email="bo@example.org").has_role(roles.MANAGER)
