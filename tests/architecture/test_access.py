"""Who comes in where: every address, every role, one's own records and someone else's."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from drempel.apps.kernel.roles import ALL_ROLES, ASSOCIATION_ROLES
from drempel.config.access import TABLE
from tests.architecture.addresses import (
    ABSENT,
    DOOR,
    IN,
    LOCKED,
    WITH_ARGUMENTS,
    all_names,
    expected,
    named_patterns,
    samples,
    without_arguments,
)
from tests.architecture.answers import let_go
from tests.architecture.world import EVERYONE, World

ALLOWED = {200, 302, 409, 422}
# Public addresses that answer "not known" with words of their own.
MAY_BE_UNKNOWN = {
    "set_password": {200, 302, 404, 410},
    "register_accredited": {200, 400, 404},
    "demo_people": {200, 302, 404},
}
# The language switch remembers nothing in the database; sign-in and sign-out write sessions; the
# log of who looked at which household file is written by the look itself.
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|MERGE)\b", re.IGNORECASE)
NAMES = all_names()
# They name a year, which is always one's own, or a proposal, on which the whole sector speaks.
NO_ONE_ELSES = {
    *("report_begin", "report_language", "report_section", "report_comment", "report_means"),
    *("report_total", "report_findings", "report_check", "proposal_comment", "proposal_pilot"),
    "proposal_step",
}

pytestmark = pytest.mark.django_db


def test_every_address_has_a_name_and_a_line_in_the_table():
    unnamed = [str(p.pattern) for p in named_patterns() if not p.name]
    assert not unnamed
    assert not set(NAMES) - set(TABLE), "addresses without a line: closed for everyone"


def test_the_table_has_no_line_for_an_address_that_is_gone():
    assert not set(TABLE) - set(NAMES)


def test_the_table_names_known_roles_only():
    assert all(line.roles <= ALL_ROLES for line in TABLE.values())


def test_what_is_public_is_so_on_purpose():
    """An address that becomes public has to be added here too."""
    assert {name for name, line in TABLE.items() if line.public} <= {
        *("accessibility", "calculator", "design", "home", "language", "privacy"),
        *("register", "register_accredited", "register_association", "register_json"),
        *("register_totals", "set_password", "sign_in", "sign_out", "verify", "verify_code"),
        *("demo_people", "demo_sign_in", "api_docs", "api_document"),
        # What a device keeps: a page and files that are the same for everyone.
        *("offline_app", "offline_worker", "offline_manifest", "offline_words"),
        *("offline_session", "indicator_list", "indicator_detail", "indicator_changes"),
        *("sector_public", "sector_public_figure"),
    }


def test_every_address_with_arguments_is_tried():
    """A new address with arguments needs a line in tests/architecture/addresses.py."""
    assert set(NAMES) - without_arguments() == set(WITH_ARGUMENTS)


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def agrees(response: Any, name: str, wanted: str) -> bool:
    """Whether someone was answered as the table says.

    405 tells nothing of a record: the method is refused before one is looked for.
    """
    status = response.status_code
    if status == 302 and response.headers["Location"].startswith("/sign-in/?next="):
        return wanted == DOOR
    if status == 405:
        return wanted in {IN, ABSENT, LOCKED}
    if status == 401:
        return wanted == LOCKED
    if status in MAY_BE_UNKNOWN.get(name, ALLOWED):
        return wanted == IN
    return status == 404 and wanted == ABSENT


def differences(world: World, name: str, method: str) -> list[str]:
    """Every case of one address that does not go as the table says; reading must not write."""
    found = []
    for house in (world.mine, world.theirs):
        for sample in samples(name, world, house):
            for role in EVERYONE:
                wanted = expected(sample, role, world)
                with undone(), CaptureQueriesContext(connection) as captured:
                    response = getattr(world.browser(role), method)(sample.path)
                    let_go(response)
                if not agrees(response, name, wanted):
                    whose = "own" if house is world.mine else "other"
                    got = response.status_code
                    found.append(f"{method} {sample.path} ({whose}), {role}: {got}, not {wanted}")
                if method == "get" and (written := writes(captured)):
                    found.append(f"{sample.path}, {role}, writes: {written}")
    return found


def writes(captured: CaptureQueriesContext) -> list[str]:
    asked = [query["sql"] for query in captured.captured_queries]
    free = ("django_session", "activity_fileview")
    return [sql for sql in asked if WRITES.match(sql) and not any(name in sql for name in free)]


@pytest.mark.parametrize("name", NAMES)
def test_reading_goes_as_the_table_says_and_never_writes(world, name):
    assert not differences(world, name, "get")


@pytest.mark.parametrize("name", NAMES)
def test_writing_goes_as_the_table_says(world, name):
    assert not differences(world, name, "post")


def state_of_everything() -> str:
    """One digest over every row of the product but the sessions."""
    seal = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label):
        if model.__module__.startswith("drempel."):
            rows = model._default_manager.order_by("pk").values_list()
            seal.update(json.dumps([model._meta.label, list(rows)], default=str).encode())
    return seal.hexdigest()


@pytest.mark.parametrize("role", sorted(ASSOCIATION_ROLES))
def test_nothing_of_another_association_can_be_written(world, role):
    """Plausible values, with the ids of the other association in the address."""
    before = state_of_everything()
    typed = {
        "reason": "x",
        "answer": "x",
        "text": "x",
        "activities": "x",
        "plan": "x",
        "is_identity_confirmed": "on",
        "name_fr": "x",
        "role": role,
        "year": "2026",
        "mandate_id": world.theirs.mandate.pk,
        "association": world.theirs.association.pk,
    }
    with undone():
        for name in WITH_ARGUMENTS:
            if TABLE[name].public or name in NO_ONE_ELSES:
                continue
            for sample in samples(name, world, world.theirs):
                for extra in ({}, {"_language": "nl"}):
                    response = world.browser(role).post(sample.path, typed | extra)
                    refused = response.status_code in {401, 404, 405} or extra
                    # An address that names no record takes one's own; here it lacks what it needs.
                    refused = refused or (sample.house is None and response.status_code == 422)
                    assert refused, f"{sample.path}: {response.status_code}"
        assert state_of_everything() == before
