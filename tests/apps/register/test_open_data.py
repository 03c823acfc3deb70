"""Files and answers for machines: stable names, exact amounts."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from drempel.apps.register import opendata
from tests.apps.associations.factories import make_association, make_demonstration
from tests.apps.register.builders import fill_register, make_accreditation, make_award, suspend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    make_demonstration(date(2026, 11, 24))


def _body(response):
    return b"".join(response) if response.streaming else response.content


def _rows(response):
    return list(csv.DictReader(io.StringIO(_body(response).decode())))


def _export(*arguments):
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("register", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue(), err.getvalue()


def test_csv_holds_exactly_what_is_filtered(client):
    make_award(make_accreditation(make_association(name_fr="Le Palier")), 2026, 3_165_830)
    make_accreditation(make_association(name_fr="Autre"))
    response = client.get("/register/?format=csv&q=palier")
    (row,) = _rows(response)
    assert row["name_fr"] == "Le Palier"
    assert row["amount"] == "31658.30"
    assert row["status"] == "notified"
    assert row["accredited"] == "true"
    assert row["accredited_until"] == "2026-12-31"
    assert row["service_lines"] == "A1-G A2-T"
    assert list(row) == list(opendata.REGISTER_COLUMNS)


def test_csv_is_plain_utf8_with_single_line_ends(client):
    make_accreditation(make_association(name_fr="L'Étage"))
    body = _body(client.get("/register/?format=csv"))
    assert not body.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in body
    assert "L'Étage".encode() in body


def test_a_name_never_becomes_a_formula(client):
    make_accreditation(make_association(name_fr="=1+1"))
    assert _rows(client.get("/register/?format=csv"))[0]["name_fr"] == "'=1+1"
    assert client.get("/register.json").json()["associations"][0]["name"]["fr"] == "=1+1"


def test_json_of_the_register(client):
    made = make_award(make_accreditation(), 2026, 3_165_830)
    for address in ("/register.json", "/register/?format=json"):
        response = client.get(address)
        assert response["Access-Control-Allow-Origin"] == "*"
        data = response.json()
        assert data["count"] == 1
        assert data["licence"] == "CC BY 4.0"
        (one,) = data["associations"]
        assert one["award"] == {
            "year": 2026,
            "amount": "31658.30",
            "status": "notified",
            "decided_on": "2026-03-02",
            "notified_on": "2026-03-09",
        }
        assert one["accreditation"]["accredited"] is True
        assert made.association.iban not in response.content.decode()


def test_totals_as_csv_and_json(client):
    fill_register(3, (2026,))
    (row,) = _rows(client.get("/register/years/?format=csv"))
    assert row == {
        "year": "2026",
        "associations": "3",
        "total": "90000.03",
        "mean": "30000.01",
        "currency": "EUR",
    }
    assert client.get("/register/years/?format=json").json()["years"] == [
        {"year": 2026, "associations": 3, "total": "90000.03", "mean": "30000.01"}
    ]


def test_a_machine_asks_whether_an_association_is_accredited(client):
    accreditation = make_accreditation()
    suspend(accreditation, date(2025, 6, 1), date(2025, 6, 30))
    number = accreditation.association.enterprise_number
    ask = "/register/accredited.json"
    yes = client.get(ask, {"number": number, "on": "2026-11-24"}).json()
    assert (yes["accredited"], yes["from"], yes["until"]) == (True, "2024-01-01", "2026-12-31")
    no = client.get(ask, {"number": number, "on": "2025-06-02"}).json()
    assert (no["accredited"], no["suspended"]) == (False, True)
    never = client.get(ask, {"number": number, "on": "2020-01-01"}).json()
    assert (never["accredited"], never["from"]) == (False, None)
    assert client.get(ask, {"number": number}).json()["on"] == "2026-11-24"


@pytest.mark.parametrize(
    ("query", "status", "error"),
    [
        ({"number": "12"}, 400, "not_understood"),
        ({"number": "0123456749", "on": "soon"}, 400, "not_understood"),
        ({"number": "0123456749"}, 404, "unknown_number"),
    ],
)
def test_a_machine_is_told_what_was_wrong(client, query, status, error):
    response = client.get("/register/accredited.json", query)
    assert response.status_code == status
    assert response.json()["error"] == error


def test_the_command_prints_the_awards_of_a_year():
    home = make_association(name_fr="L'Étage", name_nl="", enterprise_number="0123456749")
    make_award(make_accreditation(home), 2021, 8_605_981)
    make_award(make_accreditation(), 2021, 0, outcome="REFUSED")
    status, out, err = _export("export", "--year", "2021", "--format", "csv")
    assert (status, err) == (0, "")
    assert out.splitlines()[1].startswith("0123.456.749,L'Étage,,2021,86059.81,notified")
    head = "enterprise_number,name_fr,name_nl,year,amount,status"
    assert out.startswith(head)
    assert len(out.splitlines()) == 2
    assert "\r" not in out


def test_the_command_prints_json():
    make_award(make_accreditation(), 2021, 8_605_981)
    status, out, _err = _export("export", "--year", "2021", "--format", "json")
    data = json.loads(out)
    assert status == 0
    assert data["year"] == 2021
    assert data["awards"][0]["amount"] == "86059.81"


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--year", "20x1"),
        ("export", "--year", "２０２１"),
        ("export", "--year", "2019"),
        ("export",),
        ("export", "--year", "2021", "--format", "xml"),
        ("import", "--year", "2021"),
        (),
    ],
)
def test_the_command_refuses_in_one_line(arguments):
    make_award(make_accreditation(), 2021, 8_605_981)
    status, out, err = _export(*arguments)
    assert status == 2
    assert out == ""
    assert len(err.splitlines()) == 1
