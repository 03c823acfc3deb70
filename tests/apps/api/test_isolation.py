"""No row of another association, whatever the route, the kind and the scopes of the token.

The walk is made from the OpenAPI document: a new operation is in it by itself.
"""

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from drempel.apps.activity.access import is_about_people
from drempel.apps.activity.models import MODELS, Batch, FileView, OwnField, OwnTag
from drempel.apps.api.models import ApiAnswer, ApiToken
from drempel.apps.api.scopes import FIGURES, HOUSEHOLDS, READ, SCOPES, WRITE
from drempel.engines.records import STORED, kind_of
from tests.apps.activity.builders import written_for
from tests.apps.api.callers import Caller
from tests.apps.api.conftest import CANARY
from tests.apps.api.documented import Documented, operations

pytestmark = pytest.mark.django_db
CANARIES = re.compile(r"CANARY-B-[\w-]*")
RECORDS = [scope for scope in SCOPES if scope != FIGURES]
# The figures are no records: their scope opens nothing of a kind, and theirs nothing of it.
COMBINATIONS = [
    (FIGURES,),
    *(held for size in range(len(RECORDS) + 1) for held in itertools.combinations(RECORDS, size)),
]


def state_of(association: Any) -> str:
    """Every row that belongs to an association, the looks and tokens too."""
    tables = [*MODELS.values(), Batch, FileView, OwnField, OwnTag, ApiToken]
    rows = {
        model._meta.label: list(
            model._default_manager.filter(association=association).order_by("pk").values_list()
        )
        for model in tables
    }
    rows["answers"] = list(ApiAnswer.objects.filter(token__association=association).values_list())
    return json.dumps(rows, default=str)


def plausible(one: Documented, mine: Caller, theirs: Caller) -> list[Any]:
    """Bodies that would be stored, with identifiers of the other association in them."""
    kind = kind_of(one.kind)
    foreign = theirs.records[kind.code]
    record: dict[str, Any] = {
        name: text
        for name, text in written_for(kind).items()
        if kind.field(name).type not in {"boolean", "many_codes"}
    }
    record |= {f.name: False for f in kind.typed_fields if f.type == "boolean"}
    here = {
        f.name: mine.records[f.target].uid
        for f in kind.typed_fields
        if f.type == "reference" and f.required == "yes"
    }
    there = {
        f.name: theirs.records[f.target].uid for f in kind.typed_fields if f.type == "reference"
    }
    bodies = [record | here, record | there]
    if one.method == "post" and one.path.endswith("/batch"):
        return [{"records": [body | {"id": foreign.uid} for body in bodies]}]
    return [body | {"id": foreign.uid} for body in bodies] if one.method == "post" else bodies


def in_order(kind: str) -> list[Documented]:
    """The routes of a kind; those that may make a record of one's own come last."""
    routes = [one for one in operations() if one.kind == kind]
    return sorted(routes, key=lambda one: one.method in {"put", "post"})


def asked(one: Documented, mine: Caller, theirs: Caller) -> Iterator[tuple[str, Any]]:
    """What was sent, and what a program hears that asks for records of the other association."""
    path = one.address(theirs.records[one.kind].uid).removeprefix("/api/v1/")
    bodies = plausible(one, mine, theirs) if "requestBody" in one.said else [None]
    for body in bodies:
        yield f"{path} {json.dumps(body)}", mine.call(one.method.upper(), path, body)


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.code)
def test_no_route_gives_or_changes_a_row_of_another(pair, kind):
    mine, theirs = pair.mine, pair.theirs
    before = state_of(theirs.association)
    routes = in_order(kind.code)
    assert len(routes) == 7
    for one in routes:
        for sent, response in asked(one, mine, theirs):
            # Identifiers that were sent may come back in a fault or a receipt; nothing else may.
            leaked = set(CANARIES.findall(response.content.decode())) - set(CANARIES.findall(sent))
            assert not leaked, one.name
            if "{id}" in one.path and one.method != "put":
                assert response.status_code == 404, one.name
            assert response.status_code < 500
    assert state_of(theirs.association) == before


def test_the_other_association_finds_what_the_walk_looks_for(pair):
    """The test above would see a leak: whoever may read them finds the canaries."""
    for kind in STORED:
        item = pair.theirs.get(f"{kind.code}/{pair.theirs.records[kind.code].uid}")
        assert CANARY in item.content.decode()


@pytest.mark.parametrize("held", COMBINATIONS, ids=lambda held: "+".join(held) or "none")
def test_a_scope_that_is_not_held_closes_its_routes(pair, held):
    caller = Caller(pair.mine.association, held, pair.mine.manager)
    for one in operations():
        response = caller.call(one.method.upper(), one.address("x").removeprefix("/api/v1/"))
        if one.is_yearly:
            assert (response.status_code == 403) == (FIGURES not in held), one.name
            continue
        if not one.kind:
            assert response.status_code == 200
            continue
        needed = {READ if one.reads else WRITE}
        needed |= {HOUSEHOLDS} if is_about_people(kind_of(one.kind)) else set()
        assert (response.status_code == 403) == (not needed <= set(held)), one.name


def test_kinds_tell_nothing_of_an_association_but_what_it_uses(pair):
    said = pair.mine.get("kinds").content.decode()
    assert CANARY not in said
