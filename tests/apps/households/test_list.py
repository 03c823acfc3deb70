"""The list of households: found by code and by what is going on, at the same cost for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drempel.apps.activity.models import model_of
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.households.houses import make_house

pytestmark = pytest.mark.django_db

LIST_QUERIES = 6


@pytest.fixture
def house():
    return make_house()


def codes(house, **asked):
    rows = house.browser().get(reverse("household_list"), asked).context["rows"]
    return [row[0]["text"] for row in rows]


def test_files_are_found_by_a_part_of_their_code(house):
    house.make("file", code="M-0412")
    house.make("file", code="M-0500")
    make_record("file", make_association(), code="M-0413")
    assert codes(house, q="041") == ["M-0412"]
    assert codes(house, q="m-05") == ["M-0500"]
    assert codes(house, q="zz") == []


def test_files_are_filtered_by_what_is_going_on(house):
    with_path, with_stay, with_none = (
        house.make("file", code=code, opened_on=f"2026-01-0{n}")
        for n, code in enumerate(("P", "S", "N"), start=1)
    )
    house.make("path", household=with_path)
    house.make("stay", household=with_stay)
    left = {"start_on": "2026-01-01", "end_on": "2026-11-24", "destination": "SOCI"}
    house.make("stay", household=with_none, **left)
    assert codes(house, path="open") == ["P"]
    assert codes(house, path="none") == ["N", "S"]
    assert codes(house, stay="open") == ["S"]
    assert codes(house, stay="none") == ["N", "P"]
    assert codes(house, path="no-such") == ["N", "S", "P"]


def test_files_are_filtered_by_place_and_type(house):
    house.make("file", code="A", municipality="21004", household_type="COUPLE")
    house.make("file", code="B")
    assert codes(house, municipality="21004") == ["A"]
    assert codes(house, type="COUPLE", municipality="21012") == []


def test_a_row_says_when_there_was_contact_and_what_is_open(house):
    file = house.make("file", code="A", adults="2", minors="1")
    house.make("contact", household=file, happened_on="2026-11-02")
    path = house.make("path", household=file)
    house.make("path", household=file)
    house.make("act", path=path, done_on="2026-11-10")
    house.make("stay", household=file)
    [row] = house.browser().get(reverse("household_list")).context["rows"]
    assert row[3]["text"] == "2 adults, 1 minor"
    assert row[4]["day"].isoformat() == "2026-11-10"
    assert (row[5]["text"], row[5]["note"]) == ("2", "housed now")


def test_a_double_says_of_which_file(house):
    first = house.make("file", code="A")
    house.make("file", code="B", double_of=first)
    rows = house.browser().get(reverse("household_list"), {"q": "B"}).context["rows"]
    assert rows[0][0]["note"] == "double of A"


def many(house, count):
    one = house.make("file")
    for number in range(count):
        one.pk, one.uid, one.code = None, f"file-{number}", f"F-{number:04d}"
        one.save(force_insert=True)
        if number % 2:
            house.make("contact", household=one)


def test_the_list_costs_the_same_for_five_and_for_sixty(house):
    browser, address = house.browser(), reverse("household_list")
    browser.get(address)
    found = []
    for count in (5, 60):
        model_of("contact").objects.all().delete()
        model_of("file").objects.all().delete()
        many(house, count)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(address)
        found.append(len(asked))
        assert len(page.content) < 60 * 1024
    assert found[0] == found[1] <= LIST_QUERIES


def test_pages_follow_each_other_by_place(house):
    many(house, 30)
    browser, address = house.browser(), reverse("household_list")
    first = browser.get(address)
    second = browser.get(address + first.context["older"])
    seen = [row[0]["text"] for page in (first, second) for row in page.context["rows"]]
    assert len(seen) == len(set(seen)) == 31
    back = browser.get(address + second.context["newer"])
    assert [row[0]["text"] for row in back.context["rows"]] == seen[:25]


def test_an_empty_list_says_what_to_do(house):
    text = house.browser().get(reverse("household_list")).content.decode()
    assert "No household file yet." in text
    assert reverse("household_new") in text


def test_the_administration_finds_nothing(house):
    for name in ("household_list", "household_new", "next_steps"):
        assert house.browser("officer").get(reverse(name)).status_code == 404
