"""The figures of a year and one figure: screen, files and command say the same."""

import csv
import io
import json

import pytest
from django.urls import reverse

from drempel.apps.reports.selectors.figures import figures_of
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.imports.files import answer


def address(number):
    return reverse("record_detail", args=["contact", f"c{number}"])


@pytest.fixture
def contacts(house):
    """Three contacts on housing costs and one on a lease, of last year."""
    for number, topic in enumerate(("RENT", "RENT", "RENT", "LEASE")):
        make_record("contact", house, happened_on="2025-03-03", topic=topic, uid=f"c{number}")


def test_the_list_shows_each_figure_beside_that_of_the_year_before(browser, contacts):
    page = browser.get("/report/figures/?year=2026").content.decode()
    row = page[page.index("/report/figures/AX-04/") :].split("</tr>")[0]
    cells = [part.split("<")[0].strip() for part in row.split(">")]
    shown = [cell for cell in cells if cell]
    assert shown[shown.index("One-off contacts") + 1 :][:2] == ["1", "4"]


def test_the_parts_are_those_that_the_association_practises(browser, house):
    page = browser.get("/report/figures/").content.decode()
    assert "part=A1" in page
    assert browser.get("/report/figures/?part=ZZ").status_code == 404


@pytest.mark.parametrize("year", ["1900", "2099", "abcd", "²⁰²⁵"])
def test_a_year_without_figures_is_not_found(browser, year):
    assert browser.get("/report/figures/", {"year": year}).status_code == 404


def test_a_figure_opens_to_its_categories_and_its_records(browser, contacts):
    page = browser.get("/report/figures/AX-04/?year=2025").content.decode()
    assert "by=D10&amp;code=RENT" in page
    assert [address(n) in page for n in range(4)] == [True] * 4


def test_a_category_opens_to_its_own_records(browser, contacts):
    page = browser.get("/report/figures/AX-04/?year=2025&by=D10&code=LEASE").content.decode()
    assert [address(n) in page for n in range(4)] == [False, False, False, True]


def test_a_figure_that_is_not_there_is_not_found(browser, house):
    assert browser.get("/report/figures/XX-99/").status_code == 404


def test_pages_file_and_command_say_the_same(browser, house, contacts):
    """Every figure and category of the command is in the CSV and the JSON, and nothing else."""
    number = f"0{house.enterprise_number}"[-10:]
    status, told = answer("report", "compute", "--association", number, "--year", "2025")
    assert status == 0
    by_code = {one["code"]: one for one in told["indicators"]}
    asked = browser.get("/report/figures/file/?year=2025&format=json")
    for one in json.loads(asked.content)["indicators"]:
        assert one == by_code[one["code"]]
    lines = b"".join(browser.get("/report/figures/file/?year=2025").streaming_content).decode()
    seen = set()
    for row in csv.DictReader(io.StringIO(lines)):
        one = by_code[row["code"]]
        value = one["value"]
        if row["dimension"]:
            value = one["breakdowns"][row["dimension"]][row["category"]]
        written = (
            "; ".join(value) if isinstance(value, list) else str("" if value is None else value)
        )
        assert row["value"] == written
        assert (row["known"], row["units"]) == (str(one["n"]), str(one["N"]))
        seen.add((row["code"], row["dimension"], row["category"]))
    assert ("AX-04", "D10", "RENT") in seen


def test_the_figures_follow_a_change_at_once(browser, house, contacts):
    def now():
        return json.loads(browser.get("/report/figures/file/?year=2025&format=json").content)

    before = {one["code"]: one["value"] for one in now()["indicators"]}
    make_record("contact", house, happened_on="2025-04-04")
    after = {one["code"]: one["value"] for one in now()["indicators"]}
    assert (before["AX-04"], after["AX-04"]) == (4, 5)


def test_the_figures_cost_few_questions_once_they_are_known(
    browser, house, contacts, django_assert_max_num_queries
):
    browser.get("/report/figures/?year=2025")
    with django_assert_max_num_queries(8):
        browser.get("/report/figures/?year=2025")


def test_nothing_dated_after_the_day_of_computing_counts(house, contacts):
    make_record("contact", house, happened_on="2025-12-31", uid="late")
    early = figures_of(house.pk, 2025, TODAY.replace(year=2025))
    late = figures_of(house.pk, 2025, TODAY)
    assert (early["AX-04"].value, late["AX-04"].value) == (4, 5)
