"""The stock on a day and the calendar of a dwelling: what is occupied, free, unavailable."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drempel.apps.activity.models import model_of
from drempel.apps.dwellings.selectors.periods import uses_of
from drempel.apps.dwellings.selectors.stock import FREE, OCCUPIED, OFF, OUT, state_on
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.households.houses import make_house

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
LIST_QUERIES, FILE_QUERIES, MAX_KIB = 6, 12, 60
GONE = {"destination": "SOCI"}


@pytest.fixture
def house():
    return make_house()


@pytest.fixture
def unit(house):
    """Let, refitted, then free: until works begin in December."""
    unit = house.make("unit", label="T1", in_on="2026-01-10")
    house.make("stay", unit=unit, start_on="2026-02-01", end_on="2026-10-01", **GONE)
    house.make("uday", unit=unit, start_on="2026-10-01", end_on="2026-10-15", reason="CLEANING")
    house.make("uday", unit=unit, start_on="2026-12-01", end_on="2027-01-01", reason="WORKS")
    return unit


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 1, 9), (OUT, None, date(2026, 1, 10))),
        (date(2026, 1, 10), (FREE, date(2026, 1, 10), date(2026, 2, 1))),
        (date(2026, 2, 1), (OCCUPIED, date(2026, 2, 1), date(2026, 10, 1))),
        (date(2026, 9, 30), (OCCUPIED, date(2026, 2, 1), date(2026, 10, 1))),
        (date(2026, 10, 1), (OFF, date(2026, 10, 1), date(2026, 10, 15))),
        (date(2026, 10, 15), (FREE, date(2026, 10, 15), date(2026, 12, 1))),
        (date(2027, 1, 1), (FREE, date(2027, 1, 1), None)),
    ],
)
def test_the_day_of_departure_is_no_longer_occupied(house, unit, day, found):
    uses = uses_of(house.association.pk, [unit.pk])[unit.pk]
    state = state_on(unit, uses, day)
    assert (state.key, state.since, state.until) == found


def rows_of(house, **asked):
    page = house.browser().get(reverse("unit_list"), asked)
    return {row[0]["text"]: row[4]["text"] for row in page.context["rows"]}


def test_the_list_says_the_state_on_a_day(house, unit):
    house.make("stay", unit=house.make("unit", label="T2"), start_on="2026-05-01")
    assert rows_of(house) == {"T1": "free", "T2": "occupied"}
    assert rows_of(house, on="2026-10-05") == {"T1": "unavailable", "T2": "occupied"}
    assert rows_of(house, on="5/1/2026") == {"T2": "free"}
    assert rows_of(house, on="no day") == rows_of(house)


def test_totals_stay_when_only_one_state_is_shown(house, unit):
    house.make("stay", unit=house.make("unit", label="T2", places="5"), start_on="2026-05-01")
    page = house.browser().get(reverse("unit_list"), {"state": "occupied"})
    assert [row[0]["text"] for row in page.context["rows"]] == ["T2"]
    assert [(s["key"], s["units"], s["places"]) for s in page.context["stats"]] == [
        ("occupied", "1", "5 places"),
        ("free", "1", "2 places"),
        ("unavailable", "0", "0 places"),
    ]


def test_what_can_be_made_available_is_free_on_every_day(house, unit):
    assert rows_of(house, **{"from": "2026-10-15", "until": "2026-11-30"}) == {"T1": "free"}
    for first, last in (("2026-10-14", "2026-11-01"), ("2026-11-20", "2026-12-01")):
        assert rows_of(house, **{"from": first, "until": last}) == {}
    assert rows_of(house, **{"from": "2026-11-01"}) == {"T1": "free"}
    # A period that ends before it begins is its first day.
    assert rows_of(house, **{"from": "2026-11-01", "until": "2026-01-01"}) == {"T1": "free"}


def test_what_leaves_the_stock_or_is_let_by_others_cannot_be_made_available(house):
    house.make("unit", label="GOING", out_on="2026-12-01", out_reason="END_LEASE")
    house.make("unit", label="THEIRS", in_own_stock="no")
    assert set(rows_of(house)) == {"GOING", "THEIRS"}
    assert rows_of(house, **{"from": "2026-11-24", "until": "2026-12-01"}) == {}
    assert set(rows_of(house, **{"from": "2026-11-24", "until": "2026-11-30"})) == {"GOING"}


def test_dwellings_are_filtered_by_name_type_and_place(house):
    house.make("unit", label="Attic", unit_type="TRANSIT", municipality="21004")
    house.make("unit", label="Cellar", unit_type="SOLIDARITY")
    make_record("unit", make_association(), label="Attic of others")
    assert set(rows_of(house, q="att")) == {"Attic"}
    assert set(rows_of(house, type="SOLIDARITY")) == {"Cellar"}
    assert set(rows_of(house, municipality="21004")) == {"Attic"}


def many(house, count):
    one = house.make("unit", label="U")
    stay = house.make("stay", unit=house.make("unit", label="V"))
    for number in range(count):
        one.pk, one.uid, one.label = None, f"unit-{number}", f"U{number:03d}"
        one.save(force_insert=True)
        stay.pk, stay.uid, stay.unit = None, f"stay-{number}", one
        stay.save(force_insert=True)


def test_the_list_costs_the_same_for_five_and_for_sixty(house):
    browser, found = house.browser(), []
    browser.get(reverse("unit_list"))
    for count in (5, 60):
        for code in ("stay", "unit"):
            model_of(code).objects.all().delete()
        many(house, count)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(reverse("unit_list"))
        found.append(len(asked))
        assert len(page.content) < MAX_KIB * 1024
    assert found[0] == found[1] <= LIST_QUERIES


def test_pages_of_dwellings_follow_each_other_by_name(house):
    many(house, 30)
    browser, address, seen = house.browser(), reverse("unit_list"), []
    query = ""
    while True:
        page = browser.get(address + query)
        seen += [row[0]["text"] for row in page.context["rows"]]
        query = page.context["older"]
        if not query:
            break
    assert len(seen) == 32
    assert seen == sorted(seen)
    assert browser.get(address, {"after": "no place"}).status_code == 200


# The calendar


def cells_of(house, unit, year):
    page = house.browser().get(reverse("unit_calendar", args=[unit.uid]), {"year": year})
    return page, [[cell["key"] for cell in month["cells"]] for month in page.context["months"]]


def test_each_day_of_the_year_has_its_letter(house, unit):
    page, months = cells_of(house, unit, 2026)
    assert [len(month) for month in months][:3] == [31, 28, 31]
    assert months[0] == [OUT] * 9 + [FREE] * 22
    assert months[1] == [OCCUPIED] * 28
    assert months[9] == [OFF] * 14 + [FREE] * 17
    assert months[11] == [OFF] * 31
    assert page.context["months"][9]["words"] == "17 free, 14 unavailable"
    letters = {cell["letter"] for month in page.context["months"] for cell in month["cells"]}
    assert letters == {"O", "F", "U", ""}


def test_periods_are_listed_beneath_with_their_links(house, unit):
    page, _months = cells_of(house, unit, 2026)
    periods = page.context["periods"]
    assert [(one["label"], one["start"].isoformat()) for one in periods] == [
        ("unavailable", "2026-12-01"),
        ("unavailable", "2026-10-01"),
        ("occupied", "2026-02-01"),
    ]
    assert periods[1]["days"] == 14
    text = page.content.decode()
    for one in periods:
        assert one["edit_url"] in text
    assert f"{reverse('record_new', args=['uday'])}?unit={unit.uid}" in text
    assert f"{reverse('stay_new')}?unit={unit.uid}" in text


def test_an_open_stay_beyond_its_planned_end_says_so(house):
    unit = house.make("unit")
    house.make("stay", unit=unit, start_on="2026-01-01", planned_end_on="2026-11-01")
    page, _months = cells_of(house, unit, 2026)
    assert page.context["periods"][0]["is_over"]
    assert "beyond its end" in page.content.decode()
    assert reverse("stay_end", args=[model_of("stay").objects.get().uid]) in page.content.decode()


@pytest.mark.parametrize("year", ["1899", "2028", "x", "20261"])
def test_a_year_out_of_sight_is_not_found(house, unit, year):
    address = reverse("unit_calendar", args=[unit.uid])
    assert house.browser().get(address, {"year": year}).status_code == 404


def test_a_calendar_stays_light_after_many_stays(house):
    unit = house.make("unit", in_on="2000-01-01")
    for year in range(2001, 2026):
        said = {"start_on": f"{year}-01-01", "end_on": f"{year}-12-01", **GONE}
        house.make("stay", unit=unit, **said)
    browser, address = house.browser(), reverse("unit_calendar", args=[unit.uid])
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = browser.get(address, {"year": "2020"})
    assert len(asked) <= FILE_QUERIES
    assert len(page.content) < MAX_KIB * 1024


def test_dwellings_of_others_are_not_found(house):
    foreign = make_record("unit", make_association())
    for who in ("worker", "manager", "officer"):
        assert (
            house.browser(who).get(reverse("unit_calendar", args=[foreign.uid])).status_code == 404
        )
    for name in ("unit_list", "occupancy", "stay_new"):
        assert house.browser("officer").get(reverse(name)).status_code == 404
