"""The document describes what is there: every operation, for every kind, with its codes."""

import json
import re

import pytest

from drempel.apps.activity.scheme import book
from drempel.apps.api.document import document_text
from drempel.apps.api.routes import API
from drempel.apps.api.yearly import yearly
from drempel.engines.records import STORED
from tests.apps.api.callers import Caller
from tests.apps.api.documented import operations

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(house):
    return json.loads(document_text())


def test_it_is_open_to_everyone_and_can_be_kept(client, house):
    answer = client.get("/api/v1/openapi.json")
    assert answer.json()["openapi"] == "3.1.0"
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_it_names_the_operations_that_exist_and_no_others(house):
    real = set()
    for prefix, router in API._routers:
        for path, view in router.path_operations.items():
            for one in view.operations:
                real |= {(method.lower(), f"{prefix}{path}") for method in one.methods}
    codes = "|".join(kind.code for kind in STORED)
    named = {
        (
            one.method,
            re.sub(rf"^/api/v1/({codes})(?=/|$)", "/{kind}", one.path).removeprefix("/api/v1"),
        )
        for one in operations()
    }
    assert named == real


def test_every_kind_has_its_operations_by_name(house):
    names = [one.name for one in operations()]
    assert len(names) == len(set(names)) == 7 * len(STORED) + 1 + len(yearly())
    verbs = ("list", "create", "batch", "read", "put", "patch", "delete")
    assert {f"{verb}_{kind.code}" for kind in STORED for verb in verbs} <= set(names)
    assert {f"read_{offer.code}" for offer in yearly()} == {"read_figures", "read_reports"}


def test_what_is_given_of_a_year_takes_the_address_of_no_kind(house):
    assert {offer.code for offer in yearly()}.isdisjoint({kind.code for kind in STORED})


def test_every_field_has_its_label_and_every_list_its_codes(document):
    shapes = document["components"]["schemas"]
    for kind in STORED:
        given, new = shapes[kind.model]["properties"], shapes[f"{kind.model}New"]["properties"]
        for one in kind.fields:
            assert given[one.name]["title"] == one.labels["en"]
            assert (one.name in new) == (not one.is_computed or one.name == "id")
            if one.is_coded:
                bare = one.target.replace("+", "_or_").replace(":", "_")
                shape = shapes[f"{bare}_or_reason" if one.has_reasons else bare]
                codes = {entry.code for entry in book().entries(one.target)}
                assert codes <= set(shape["enum"])
                assert ("NOT_ASKED" in shape["enum"]) == one.has_reasons


def test_every_reference_in_it_leads_somewhere(document):
    named = set(re.findall(r"#/components/schemas/([\w.-]+)", str(document)))
    assert named <= set(document["components"]["schemas"])
    assert len(named) > 3 * len(STORED)


def test_no_operation_answers_without_a_token(house, client):
    for one in operations():
        for headers in ({}, {"Authorization": "Bearer drp_wrong"}, {"Authorization": "Basic eDp5"}):
            answer = client.generic(one.method.upper(), one.address("x"), headers=headers)
            assert answer.status_code == 401, one.name
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_every_operation_is_counted(house, settings):
    settings.API_REQUESTS_A_MINUTE = settings.API_BATCHES_A_MINUTE = 0
    caller = Caller(house)
    for one in operations():
        answer = caller.call(one.method.upper(), one.address("x").removeprefix("/api/v1/"))
        assert answer.status_code == 429, one.name
        assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_a_person_who_signed_in_is_not_let_in(house, client):
    caller = Caller(house)
    client.force_login(caller.manager, backend="drempel.apps.associations.backends.PersonBackend")
    assert {
        client.get(one.address("x")).status_code for one in operations() if one.method == "get"
    } == {401}
