"""Moving in and out: the proposed end, the overlap in words, and the small form of the end."""

from datetime import date

import pytest
from django.urls import reverse

from drempel.apps.activity.models import model_of
from drempel.apps.dwellings.selectors.limits import BUILDING, MONTHS, STOCK, limit_of, proposed_end
from drempel.apps.dwellings.selectors.units import unit_named
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.households.houses import make_house

pytestmark = pytest.mark.django_db

START = date(2026, 8, 31)


@pytest.fixture
def house():
    return make_house()


def test_the_earliest_limit_of_a_dwelling_is_proposed(house):
    project = house.make("proj", occupied_from="2025-01-01", occupied_until="2027-06-01")
    plain = house.make("unit")
    months = house.make("unit", max_stay_months="6", project=project)
    building = house.make("unit", max_stay_months="18", project=project)
    stock = house.make("unit", out_on="2026-12-01", out_reason="END_LEASE", project=project)
    assert proposed_end(plain, START) is None
    assert (proposed_end(months, START), limit_of(months, START).ground) == (
        date(2027, 2, 28),
        MONTHS,
    )
    assert (proposed_end(building, START), limit_of(building, START).ground) == (
        date(2027, 6, 1),
        BUILDING,
    )
    assert limit_of(stock, START).ground == STOCK
    assert proposed_end(stock, date(2027, 1, 1)) is None


def test_a_project_limits_its_dwellings_that_say_nothing(house):
    project = house.make("proj", max_stay_months="12")
    plain, own = (
        house.make("unit", project=project),
        house.make("unit", project=project, max_stay_months="3"),
    )
    assert proposed_end(plain, date(2026, 1, 31)) == date(2027, 1, 31)
    assert proposed_end(own, date(2026, 1, 31)) == date(2026, 4, 30)


def test_a_dwelling_is_found_by_identifier_or_by_its_only_name(house):
    unit = house.make("unit", label="Attic")
    house.make("unit", label="Twin")
    house.make("unit", label="Twin")
    make_record("unit", make_association(), label="Foreign")
    own = house.association.pk
    assert unit_named(own, unit.uid) == unit_named(own, "Attic") == unit
    for text in ("Twin", "Foreign", "", "nothing"):
        assert unit_named(own, text) is None


def move_in(house, unit, **said):
    written = {
        "household": house.make("file").uid,
        "unit": unit.uid,
        "start_on": "2026-11-20",
        "persons": "2",
        "situation_start": "TIER",
        "service_line": "A3-TRAN",
    }
    return house.browser().post(reverse("stay_new"), written | said)


def test_the_form_opens_with_the_planned_end_of_the_dwelling(house):
    unit = house.make("unit", label="Attic", max_stay_months="18")
    page = house.browser().get(reverse("stay_new"), {"unit": unit.uid, "start_on": "2026-11-20"})
    assert page.context["form"]["planned_end_on"].value() == "2028-05-20"
    assert "The longest stay in Attic is 18 months: until 20 May 2028." in page.content.decode()


def test_an_end_that_nobody_saw_is_proposed_before_anything_is_stored(house):
    unit = house.make("unit", max_stay_months="18")
    page = move_in(house, unit)
    assert page.status_code == 409
    assert page.context["form"]["planned_end_on"].value() == "2028-05-20"
    assert page.context["form"]["persons"].value() == "2"
    assert "20 May 2028" in page.content.decode()
    assert not model_of("stay").objects.exists()


def test_a_proposal_is_kept_changed_or_emptied(house):
    unit = house.make("unit", max_stay_months="18")
    answer = move_in(house, unit, planned_end_on="2027-01-01")
    stay = model_of("stay").objects.get()
    assert stay.planned_end_on == date(2027, 1, 1)
    thread = reverse("household_thread", args=[stay.household.uid])
    assert answer.headers["Location"].startswith(thread)
    other = house.make("unit", max_stay_months="18")
    assert move_in(house, other, _end_seen="1").status_code == 302
    assert model_of("stay").objects.get(unit=other).planned_end_on is None


def test_without_a_limit_nothing_is_proposed(house):
    assert move_in(house, house.make("unit")).status_code == 302


def test_an_overlap_says_both_periods(house):
    unit = house.make("unit")
    house.make("stay", unit=unit, start_on="2026-10-01", end_on="2026-12-01", destination="SOCI")
    page = move_in(house, unit)
    text = page.content.decode()
    assert page.status_code == 422
    assert "from 1 October 2026 to 1 December 2026" in text
    assert "2026-11-20" in text
    assert move_in(house, unit, start_on="2026-12-01").status_code == 302


def test_a_stay_ends_in_one_small_form(house):
    stay = house.make("stay", start_on="2026-03-01", persons="2")
    address = reverse("stay_end", args=[stay.uid])
    browser = house.browser()
    page = browser.get(address)
    asked = [field.name for field in page.context["form"].asked]
    assert asked[:3] == ["end_on", "destination", "destination_wanted"]
    assert "arrears" in asked
    assert page.context["form"]["end_on"].value() == "2026-11-24"
    said = {"end_on": "2026-11-20", "destination": "SOCI", "arrears": "120,50", "_version": "1"}
    assert browser.post(address, said).status_code == 302
    stay.refresh_from_db()
    assert (stay.end_on, stay.destination, stay.arrears) == (date(2026, 11, 20), "SOCI", 12050)
    assert (stay.persons, stay.start_on) == (2, date(2026, 3, 1))


def test_an_end_without_destination_or_before_the_start_is_refused(house):
    stay = house.make("stay", start_on="2026-03-01")
    address = reverse("stay_end", args=[stay.uid])
    wrong = {"end_on": "2026-02-01", "destination": "SOCI"}
    for said, field in (({"end_on": "2026-11-20"}, "destination"), (wrong, "end_on")):
        page = house.browser().post(address, said)
        assert page.status_code == 422
        assert page.context["form"].errors[field]
    stay.refresh_from_db()
    assert stay.end_on is None


def test_someone_elses_change_is_told_once_and_then_saved(house):
    stay = house.make("stay", start_on="2026-03-01")
    model_of("stay").objects.filter(pk=stay.pk).update(version=4)
    address, said = reverse("stay_end", args=[stay.uid]), {"end_on": "2026-11-20"}
    said |= {"destination": "SOCI", "_version": "1"}
    page = house.browser().post(address, said)
    assert page.status_code == 409
    assert "Someone else changed this stay meanwhile" in page.content.decode()
    again = said | {"_version": page.context["form"]["_version"].value()}
    assert house.browser().post(address, again).status_code == 302


def test_arrears_are_not_asked_of_a_manager(house):
    stay = house.make("stay")
    page = house.browser("manager").get(reverse("stay_end", args=[stay.uid]))
    assert "arrears" not in [field.name for field in page.context["form"].asked]


def test_a_stay_of_others_is_not_found(house):
    foreign = make_record("stay", make_association())
    address = reverse("stay_end", args=[foreign.uid])
    for who in ("worker", "manager", "officer"):
        assert house.browser(who).get(address).status_code == 404
        assert house.browser(who).post(address, {"end_on": "2026-11-20"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.end_on is None


def test_a_stay_sent_twice_is_one(house):
    unit, token = house.make("unit"), "2f0f8fae-93d4-4cf3-8d0c-4b2f0a1c8f11"
    file = house.make("file")
    for _twice in range(2):
        answer = move_in(house, unit, household=file.uid, _once=token)
        assert answer.status_code == 302
    assert model_of("stay").objects.count() == 1
