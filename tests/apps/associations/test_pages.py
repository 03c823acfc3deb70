"""Pages of associations: who sees which, what they show, and how many queries that takes."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from drempel.apps.associations.access import ACCESS
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.associations.urls import urlpatterns
from drempel.apps.kernel import roles
from tests.apps.associations.factories import (
    make_association,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db
# session, person, two for the installation of the layout, one for the pack, count and rows
LIST_QUERIES = 7
OF_ONE = ["association_detail", "association_edit", "association_data"]


def text(response):
    return response.content.decode()


def address(name, home, mandate=None):
    if name in {"mandate_end", "member_link"}:
        return reverse(name, args=[mandate.pk])
    if name in {*OF_ONE, "manager_invite"}:
        return reverse(name, args=[home.enterprise_number])
    return reverse(name)


def test_every_address_has_its_line():
    assert {pattern.name for pattern in urlpatterns} == set(ACCESS)


@pytest.mark.parametrize("name", sorted(ACCESS))
@pytest.mark.parametrize("role", sorted(roles.ALL_ROLES))
def test_each_role_opens_what_is_its_own(home, manager, name, role):
    person = make_person(role=role, association=home)
    url = address(name, home, Mandate.objects.get(person=manager))
    expected = 200 if role in ACCESS[name].roles else 404
    assert signed_in(person).get(url).status_code == expected


@pytest.mark.parametrize("name", sorted(ACCESS))
def test_a_stranger_is_sent_to_the_door(home, manager, name):
    url = address(name, home, Mandate.objects.get(person=manager))
    assert Client().get(url)["Location"] == f"/sign-in/?next={url}"


@pytest.mark.parametrize("name", OF_ONE)
@pytest.mark.parametrize("role", sorted(roles.ASSOCIATION_ROLES))
def test_someone_else_s_association_is_not_found(home, name, role):
    client = signed_in(make_person(role=role))
    assert client.get(address(name, home)).status_code == 404
    assert client.post(address(name, home), {"street": "x"}).status_code in {404, 405}


@pytest.mark.parametrize("name", ["mandate_end", "member_link"])
def test_someone_else_s_team_is_not_found(manager, name):
    theirs = Mandate.objects.get(person=make_person(role=roles.WORKER, password=None))
    client = signed_in(manager)
    assert client.get(address(name, None, theirs)).status_code == 404
    assert client.post(address(name, None, theirs), {"reason": "x"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.ended_on is None


def test_unknown_numbers_are_not_found(officer):
    client = signed_in(officer)
    for number in ("0123456749", "x", "0" * 200):
        assert client.get(f"/associations/{number}/").status_code == 404


def test_a_number_with_dots_is_found(home, officer):
    n = home.enterprise_number
    assert signed_in(officer).get(f"/associations/{n[:4]}.{n[4:7]}.{n[7:]}/").status_code == 200


def test_names_and_account_are_for_manager_and_administration(home, manager, officer):
    worker = make_person(role=roles.WORKER, association=home, full_name="Wor Ker")
    url, middle = address("association_detail", home), "5390"
    for person in (manager, officer):
        page = text(signed_in(person).get(url))
        assert "Wor Ker" in page and middle in page
    page = text(signed_in(worker).get(url))
    assert "La Marche" in page
    assert "Man Ager" not in page and middle not in page


def test_the_profile_tells_how_it_works(home, officer):
    page = text(signed_in(officer).get(address("association_detail", home)))
    for said in ("Homeless people", "Bachelor", "3.50", "Rented premises", "Spreadsheet", "80%"):
        assert said in page
    assert "6 of its own, 2 managed for others" in page


def test_without_a_profile_the_page_says_why(officer):
    url = address("association_detail", make_association())
    assert "No profile yet" in text(signed_in(officer).get(url))


def test_an_unknown_bank_is_a_warning(home, officer, manager):
    client = signed_in(officer)
    assert "not in the list of banks" in text(client.get(address("association_detail", home)))
    Association.objects.update(iban="BE71096123456769")
    assert "list of banks" not in text(client.get(address("association_detail", home)))


def test_the_list_is_narrowed_by_its_address(officer):
    make_association(name_fr="Zénith", municipality="21001", postcode="1070", peer_group="G2")
    make_association(name_fr="", name_nl="Anker", language="nl")
    client = signed_in(officer)
    page = text(client.get("/associations/"))
    assert page.index("Anker") < page.index("Zénith")
    assert "Anker" not in text(client.get("/associations/?municipality=21001"))
    assert "Anker" not in text(client.get("/associations/?kind=G2"))
    assert "Zénith" not in text(client.get("/associations/?language=nl"))
    assert "Zénith" in text(client.get("/associations/?q=nith"))
    number = Association.objects.get(name_nl="Anker").enterprise_number
    found = text(client.get(f"/associations/?q={number[:4]}.{number[4:7]}.{number[7:]}"))
    assert "Anker" in found and "Zénith" not in found
    assert "No association matches" in text(client.get("/associations/?q=zzz"))
    turned = text(client.get("/associations/?sort=-name"))
    assert turned.index("Zénith") < turned.index("Anker")


def test_odd_filters_are_passed_over(officer):
    url = "/associations/?kind=nonsense&municipality=1&sort=%00&page=-4&language=de"
    assert signed_in(officer).get(url).status_code == 200


def test_the_export_is_exactly_the_list(officer):
    make_association(name_fr="@Seuil", peer_group="G2")
    make_association(name_fr="Autre")
    response = signed_in(officer).get("/associations/?kind=G2&format=csv")
    lines = response.getvalue().decode().splitlines()
    assert lines[0] == "name,enterprise_number,municipality,kind,language"
    assert len(lines) == 2 and lines[1].startswith("'@Seuil,")


@pytest.mark.parametrize("size", [5, 60])
def test_the_list_takes_as_many_queries_for_few_as_for_many(
    officer, size, django_assert_num_queries
):
    client = signed_in(officer)
    for _n in range(size):
        make_association()
    client.get("/associations/")
    with django_assert_num_queries(LIST_QUERIES):
        page = text(client.get("/associations/"))
    assert page.count('<th scope="row"') == min(size, 25)


def test_the_export_holds_everything_of_the_app(home, manager):
    response = signed_in(manager).get(address("association_data", home))
    assert response["Content-Disposition"].startswith("attachment;")
    data = json.loads(response.content)
    assert data["association"]["enterprise_number"] == home.enterprise_number
    assert data["association"]["iban"] == home.iban
    assert data["profile"]["own_dwellings"] == 6
    assert len(data["profile_codes"]) == 3
    assert [one["email"] for one in data["mandates"]] == [manager.email]
    held = {field.name for field in Association._meta.fields} - {"id"}
    assert held == set(data["association"])


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
@pytest.mark.parametrize("name", sorted(ACCESS))
def test_every_page_opens_in_every_language(home, manager, officer, name, language):
    mandate = Mandate.objects.get(person=manager)
    client = signed_in(officer if roles.CASE_OFFICER in ACCESS[name].roles else manager)
    client.cookies["django_language"] = language
    response = client.get(address(name, home, mandate))
    assert response.status_code == 200
    if name != "association_data":
        assert f'<html lang="{language}">' in text(response)
        assert "style=" not in text(response)
