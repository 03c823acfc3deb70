"""The occupancy of a year from stored records: the worked example, on the page and as CSV."""

import csv
from datetime import date

import pytest
from django.urls import reverse

from drempel.apps.dwellings.pages.occupancy import CSV_COLUMNS, percent
from drempel.apps.dwellings.selectors import occupancy
from drempel.apps.dwellings.selectors.occupancy import used_units
from drempel.engines.occupancy import Use, year_window
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.households.houses import make_house

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


@pytest.fixture
def house():
    return make_house()


@pytest.fixture
def example(house):
    """Leap year 2024: U1 in stock since 2022, works; U2 from March, cleaned first."""
    first = house.make("unit", label="U1", places="2", in_on="2022-01-01")
    second = house.make("unit", label="U2", places="4", in_on="2024-03-01")
    house.make("uday", unit=first, start_on="2024-02-15", end_on="2024-03-15", reason="WORKS")
    house.make("uday", unit=second, start_on="2024-03-01", end_on="2024-03-11", reason="CLEANING")
    left = {"destination": "SOCI", "persons": "2"}
    house.make("stay", unit=first, start_on="2023-10-01", end_on="2024-02-15", **left)
    house.make("stay", unit=first, start_on="2024-03-15", end_on="2024-12-31", **left)
    house.make("stay", unit=second, start_on="2024-03-11", persons="3")
    return house


def test_the_example_is_reckoned_from_stored_records(example):
    used = used_units(example.association.pk, year_window(2024, TODAY))
    total = sum((one.use for one in used), Use())
    assert total == Use(
        stock_days=672, unavailable_days=29, occupied_days=632, nights=1560, gap_days=(29,)
    )
    assert total.available_days == 643
    assert percent(total.occupancy) == "98.3%"
    assert percent(total.unavailable_share) == "4.3%"


def test_two_questions_are_asked_for_a_year(example, django_assert_num_queries):
    with django_assert_num_queries(2):
        used_units(example.association.pk, year_window(2024, TODAY))


def test_the_page_shows_each_dwelling_and_the_total(example, django_assert_max_num_queries):
    browser, address = example.browser(), reverse("occupancy")
    browser.get(address)
    with django_assert_max_num_queries(6):
        page = browser.get(address, {"year": "2024"})
    cells = [[cell["text"] for cell in row] for row in page.context["rows"]]
    assert cells == [
        ["U1", "366", "29", "337", "336", "1", "99.7%", "29"],
        ["U2", "306", "0", "306", "296", "10", "96.7%", ""],
    ]
    foot = [cell["text"] for cell in page.context["foot"]]
    assert foot == ["All dwellings", "672", "29", "643", "632", "11", "98.3%", "29"]
    assert [stat["figure"] for stat in page.context["stats"]] == ["98.3%", "4.3%", "29 days", "1.8"]
    assert page.context["stats"][3]["note"] == "dwellings, with 5.3 places"
    text = page.content.decode()
    assert "Works, Owner" in text
    assert "no known legal basis" in text


def test_the_csv_holds_the_same_figures(example):
    answer = example.browser().get(reverse("occupancy"), {"year": "2024", "format": "csv"})
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [row["dwelling"] for row in rows] == ["U1", "U2", "TOTAL"]
    total = rows[-1]
    assert (total["stock_days"], total["occupied_days"]) == ("672", "632")
    assert (total["occupancy_percent"], total["unavailable_percent"]) == ("98.3", "4.3")
    assert (total["nights"], total["days_between_lettings"]) == ("1560", "29")


def test_a_formula_in_a_name_stays_a_text(house):
    house.make("unit", label="=1+1")
    answer = house.browser().get(reverse("occupancy"), {"format": "csv"})
    assert "'=1+1" in b"".join(answer.streaming_content).decode()


def test_other_reasons_are_void_and_without_a_rule_all_are_unavailable(house, monkeypatch):
    unit = house.make("unit", in_on="2025-01-01")
    for n, reason in enumerate(
        ("WORKS", "ALLOCATION", "OWNER", "DISASTER", "CLEANING", "OTHER"), 1
    ):
        house.make(
            "uday",
            unit=unit,
            start_on=f"2025-0{n}-01",
            end_on=f"2025-0{n}-11",
            reason=reason,
        )
    window = year_window(2025, TODAY)
    assert used_units(house.association.pk, window)[0].use.unavailable_days == 30
    monkeypatch.setattr(occupancy, "reasons_rule", lambda _on: None)
    assert used_units(house.association.pk, window)[0].use.unavailable_days == 60


def test_only_the_own_stock_of_the_own_association_counts(house):
    house.make("unit", in_own_stock="no")
    house.make("unit", in_on="2020-01-01", out_on="2025-01-01", out_reason="END_LEASE")
    make_record("unit", make_association())
    assert used_units(house.association.pk, year_window(2025, TODAY)) == []


def test_a_year_under_way_ends_today_and_one_to_come_is_not_found(house):
    house.make("unit", in_on="2026-01-01")
    browser, address = house.browser(), reverse("occupancy")
    assert "24 November 2026" in browser.get(address).context["lede"]
    for year in ("2027", "x", "0", "99999"):
        assert browser.get(address, {"year": year}).status_code == 404
    assert browser.get(address, {"page": "x"}).status_code == 200


def test_an_empty_year_says_so(house):
    text = house.browser().get(reverse("occupancy"), {"year": "2010"}).content.decode()
    assert "No dwelling was in stock in this year." in text
