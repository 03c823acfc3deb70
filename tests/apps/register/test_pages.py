"""The pages of the register: what anyone may read, in three languages."""

from datetime import date

import pytest

from drempel.apps.kernel import roles
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)
from tests.apps.register.builders import (
    fill_register,
    make_accreditation,
    make_award,
    queries_of,
    suspend,
)

pytestmark = pytest.mark.django_db
LIGHT = 60 * 1024


@pytest.fixture(autouse=True)
def _day():
    make_demonstration(date(2026, 11, 24))


def _text(response):
    return response.content.decode()


def test_an_accredited_association_stands_in_the_register(client):
    home = make_association(name_fr="Le Palier", name_nl="", language="fr", municipality="21009")
    make_award(make_accreditation(home), 2026, 3_165_830)
    page = _text(client.get("/register/"))
    for word in ("Le Palier", "Ixelles", "31.12.2026", "31,658.30", "Notified"):
        assert word in page
    assert f"/register/{home.enterprise_number}/" in page


def test_an_association_that_only_applied_is_not_public(client):
    home = make_association(name_fr="Pas Encore")
    assert "Pas Encore" not in _text(client.get("/register/"))
    assert client.get(f"/register/{home.enterprise_number}/").status_code == 404


@pytest.mark.parametrize(
    ("traits", "shown"),
    [
        ({"state": "notified"}, True),
        ({"outcome": "GRANTED_PART"}, True),
        ({"outcome": "REFUSED"}, False),
    ],
)
def test_only_what_was_granted_is_public(client, traits, shown):
    make_award(make_accreditation(), 2026, 7_777_700, **traits)
    assert ("77,777.00" in _text(client.get("/register/"))) is shown


def test_a_calculated_amount_or_an_estimate_is_never_public(client):
    accreditation = make_accreditation()
    for year, estimate in ((2026, False), (2027, True)):
        make_award(
            accreditation,
            year,
            8_888_800,
            origin="drempel",
            state="calculated",
            outcome="",
            is_estimate=estimate,
            decided_on=None,
            notified_on=None,
            decision_reference="",
        )
    number = accreditation.association.enterprise_number
    for address in ("/register/", f"/register/{number}/", "/register/years/", "/register.json"):
        page = _text(client.get(address))
        assert "88,888" not in page
        assert "88888" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=palier", {"Le Palier"}),
        ("q=ixelles", {"Le Palier"}),
        ("municipality=21009", {"Le Palier"}),
        ("axis=A3", {"Huis en Haard"}),
        ("line=A1-G", {"Le Palier"}),
        ("accredited=yes", {"Le Palier"}),
        ("accredited=no", {"Huis en Haard"}),
        ("accredited=yes&on=2022-06-01", {"Huis en Haard"}),
        ("axis=A9&line=unknown&municipality=0&on=xyz&year=1", {"Le Palier", "Huis en Haard"}),
    ],
)
def test_every_filter_stands_in_the_address(client, query, found):
    one = make_association(name_fr="Le Palier", name_nl="", municipality="21009")
    make_accreditation(one, lines=("A1-G",))
    two = make_association(name_fr="", name_nl="Huis en Haard", municipality="21004")
    pause = make_accreditation(two, lines=("A3-TEMP",))
    suspend(pause, date(2026, 11, 1), None)
    make_accreditation(
        two, begins_on=date(2021, 1, 1), ends_on=date(2023, 12, 31), lines=("A3-TEMP",)
    )
    if "axis=A3" in query or "line=A3" in query:
        query += "&on=2026-06-01"
    page = _text(client.get(f"/register/?{query}"))
    assert {name for name in ("Le Palier", "Huis en Haard") if name in page} == found


def test_a_list_of_nothing_says_what_to_do(client):
    make_accreditation()
    page = _text(client.get("/register/?q=zzzz"))
    assert "No association matches" in page
    assert "Clear the filters" in page


@pytest.mark.parametrize("address", ["/register/", "/register/years/", "/register/0000000000/"])
@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_pages_are_light_in_every_language(client, address, language):
    fill_register(30)
    response = client.get(address, headers={"accept-language": language})
    assert len(response.content) < LIGHT
    assert f'<html lang="{language}">' in _text(response)


@pytest.mark.parametrize("associations", [2, 60])
def test_the_register_takes_few_queries_at_any_size(client, associations):
    fill_register(associations)
    assert len(queries_of(client, "/register/")) == 3
    assert len(queries_of(client, "/register/?q=seuil&axis=A1&accredited=yes")) == 3
    assert len(queries_of(client, "/register/years/")) == 1
    person = signed_in(make_person(role=roles.WORKER))
    assert len(queries_of(person, "/register/")) == 5


@pytest.mark.parametrize("years", [(2026,), tuple(range(2010, 2027))])
def test_an_association_takes_few_queries_however_long_its_history(client, years):
    accreditation = make_accreditation()
    for year in years:
        make_award(accreditation, year, 3_000_000)
    number = accreditation.association.enterprise_number
    assert len(queries_of(client, f"/register/{number}/?on=2026-01-01")) == 6


def test_someone_signed_in_reads_the_same_register():
    fill_register(2)
    client = signed_in(make_person(role=roles.WORKER))
    assert client.get("/register/").status_code == 200


def test_a_written_number_leads_to_the_address_of_ten_digits(client):
    home = make_accreditation().association
    digits = home.enterprise_number
    written = f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
    response = client.get(f"/register/{written}/?on=2026-11-24")
    assert response.status_code == 301
    assert response["Location"] == f"/register/{digits}/?on=2026-11-24"


@pytest.mark.parametrize(
    ("number", "reason"),
    [("abc", "not an enterprise number"), ("0123456700", "do not fit"), ("0123456749", "ever")],
)
def test_an_unknown_number_is_told_why_with_an_example(client, number, reason):
    response = client.get(f"/register/{number}/")
    assert response.status_code == 404
    assert reason in _text(response)
    assert "0123.456.749" in _text(response)


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        ("2026-11-24", "is accredited on 24 November 2026 (period from 1 January 2024"),
        ("24/11/2026", "is accredited on 24 November 2026"),
        ("2027-01-01", "is not accredited on 1 January 2027"),
        ("2025-06-15", "is not accredited on 15 June 2025"),
    ],
)
def test_a_day_is_answered(client, on, answer):
    accreditation = make_accreditation()
    suspend(accreditation, date(2025, 6, 1), date(2025, 6, 30))
    home = accreditation.association
    page = _text(client.get(f"/register/{home.enterprise_number}/", {"on": on}))
    assert answer in page
    assert ("suspended on that day" in page) is on.startswith("2025-06")


def test_a_day_that_does_not_exist_is_an_error_that_helps(client):
    number = make_accreditation().association.enterprise_number
    page = _text(client.get(f"/register/{number}/?on=31/02/2026"))
    assert "There is a problem" in page
    assert "24/11/2026" in page


def test_nothing_personal_and_no_account_number_is_shown(client):
    home = make_accreditation().association
    for address in ("/register/", f"/register/{home.enterprise_number}/", "/register.json"):
        assert home.iban not in _text(client.get(address))


def test_totals_are_exact_and_drawn(client):
    accreditation = make_accreditation()
    make_award(accreditation, 2025, 3_000_000)
    make_award(make_accreditation(), 2026, 3_333_333)
    make_award(accreditation, 2026, 3_333_334)
    page = _text(client.get("/register/years/"))
    for word in ("66,666.67", "33,333.34", "30,000.00", "<svg", ">2025<", ">2026<"):
        assert word in page


def test_an_empty_register_still_opens(client):
    for address in ("/register/", "/register/years/", "/register.json"):
        assert client.get(address).status_code == 200


def test_a_period_already_granted_is_told(client):
    home = make_accreditation().association
    make_accreditation(home, begins_on=date(2027, 1, 1), ends_on=date(2029, 12, 31))
    page = _text(client.get(f"/register/{home.enterprise_number}/"))
    assert "is accredited until 31 December 2026" in page
    assert "from 1 January 2027 to 31 December 2029, is already granted" in page
