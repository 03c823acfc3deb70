"""What the pages of privacy ask the database: as much of sixty rows as of five."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drempel.apps.activity.models import model_of
from drempel.apps.activity.services.viewing import log_view
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.installation import instant
from drempel.apps.privacy.services.retaining import retain_association
from drempel.engines.records import kind_of
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association, make_person, signed_in
from tests.apps.privacy.households import make_silent_household

LIST, FILE, START, KIB = 6, 12, 8, 60


def cost(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(address)
    assert answer.status_code == 200
    assert len(answer.content) / 1024 <= KIB
    return [query["sql"] for query in captured.captured_queries]


def fill(house, worker, count):
    for number in range(count):
        file = make_record("file", house, by=worker, code=f"N-{worker.pk}-{count}-{number}")
        model_of("file").objects.filter(pk=file.pk).update(opened_on=date(2021, 12, 24))
        log_view(worker, kind_of("file"), file.uid, "open", 1, instant())
        make_record("contact", make_association(), happened_on="2025-03-03", count="9")


@pytest.mark.parametrize(
    ("name", "role", "budget"),
    [
        ("access_log", "manager", LIST),
        ("held_data", "worker", LIST),
        ("retention", "manager", START),
        ("activity_totals", "officer", START),
    ],
)
def test_a_page_asks_the_same_of_five_and_of_sixty(house, worker, manager, name, role, budget):
    people = {"worker": worker, "manager": manager, "officer": make_person(role="case_officer")}
    browser, asked = signed_in(people[role]), []
    for count in (5, 60):
        fill(house, worker, count)
        asked.append(cost(browser, reverse(name)))
    assert len(asked[0]) == len(asked[1]), "\n".join(asked[1])
    assert len(asked[1]) <= budget, "\n".join(asked[1])


def test_the_pages_of_one_household_stay_within_their_budget(house, worker, manager):
    uid = make_silent_household(house, worker)["file"].uid
    assert len(cost(signed_in(worker), reverse("subject_export", args=[uid]))) <= FILE
    assert len(cost(signed_in(manager), reverse("household_anonymise", args=[uid]))) <= FILE


def test_a_copy_asks_for_each_kind_and_not_for_each_record(house, worker):
    file = make_record("file", house, by=worker)
    browser, asked = signed_in(worker), []
    for count in (2, 20):
        for _number in range(count):
            path = make_record("path", house, by=worker, household=file)
            make_record("act", house, by=worker, path=path)
        address = reverse("subject_export", args=[file.uid])
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address, {"format": "zip"}).status_code == 200
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 30


def test_the_run_asks_for_each_piece_and_not_for_each_household(house, worker):
    from_few, from_many = [], []
    for count, found in ((3, from_few), (30, from_many)):
        other = make_association()
        for number in range(count):
            make_record("file", other, code=f"{number}")
        model_of("file").objects.filter(association=other).update(opened_on=date(2015, 1, 1))
        with CaptureQueriesContext(connection) as captured:
            retain_one(other)
        found.append(len(captured))
    assert from_few == from_many
    assert model_of("file").objects.filter(anonymised_at__isnull=False).count() == 33


def retain_one(association):
    from_service = retain_association(
        association=association, on=date(2026, 11, 24), by=SYSTEM, is_dry=False
    )
    assert from_service.counts["household"]
