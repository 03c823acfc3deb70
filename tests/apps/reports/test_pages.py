"""The figures of a year and one figure: screen, files and command say the same."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.urls import reverse

from drempel.apps.reports.selectors.figures import figures_of
from drempel.engines.tables import open_table
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


def told_by_command(house):
    number = f"0{house.enterprise_number}"[-10:]
    status, told = answer("report", "compute", "--association", number, "--year", "2025")
    assert status == 0
    return {one["code"]: one for one in told["indicators"]}


def rows_of_csv(browser, _folder):
    lines = b"".join(browser.get("/report/figures/file/?year=2025").streaming_content).decode()
    return list(csv.DictReader(io.StringIO(lines)))


def rows_of_xlsx(browser, folder):
    path = folder / "figures.xlsx"
    path.write_bytes(browser.get("/report/figures/file/?year=2025&format=xlsx").content)
    table = open_table(path)
    return [dict(zip(table.header, row.cells, strict=False)) for row in table.rows]


def same(written, value):
    """Whether a cell holds a value; a spreadsheet drops zeros that say nothing."""
    if isinstance(value, list):
        return written == "; ".join(value)
    if value is None:
        return written == ""
    return Decimal(written) == Decimal(value)


@pytest.mark.parametrize("read", [rows_of_csv, rows_of_xlsx])
def test_file_and_command_say_the_same(browser, house, contacts, tmp_path, read):
    """Every figure and every category of the command stands in the file, and nothing else."""
    by_code = told_by_command(house)
    seen = set()
    for row in read(browser, tmp_path):
        one = by_code[row["code"]]
        value = one["value"]
        if row["dimension"]:
            value = one["breakdowns"][row["dimension"]][row["category"]]
        assert same(row["value"], value), row
        assert (int(row["known"]), int(row["units"])) == (one["n"], one["N"])
        assert row["source"] == one["source"]
        seen.add((row["code"], row["dimension"], row["category"]))
    wanted = {
        (code, name, category)
        for code, one in by_code.items()
        for name, categories in one["breakdowns"].items()
        for category in categories
    } | {(code, "", "") for code in by_code}
    assert seen == wanted


def test_page_and_command_say_the_same(browser, house, contacts):
    """Every figure of every part of the page, in the digits of the language."""
    by_code, seen = told_by_command(house), set()
    for part in ("AX", "A1", "A2", "A3", "AC", "AM", "AQ"):
        page = browser.get(f"/report/figures/?year=2025&part={part}").content.decode()
        for chunk in page.split("/report/figures/")[1:]:
            code = chunk.split("/")[0]
            if code in by_code:
                cells = [piece.split("<")[0].strip() for piece in chunk.split(">")[1:]]
                shown = [cell for cell in cells if cell][1].replace(",", "")
                value = by_code[code]["value"]
                if isinstance(value, list):
                    value = len(value)
                wanted = None if value is None else Decimal(value)
                close = wanted is not None and abs(Decimal(shown) - wanted) <= Decimal("0.05")
                assert close or (wanted is None and shown == "–"), (code, shown, value)
                seen.add(code)
    assert seen == set(by_code)


def test_json_is_what_the_command_prints(browser, house, contacts):
    asked = browser.get("/report/figures/file/?year=2025&format=json")
    found = {one["code"]: one for one in json.loads(asked.content)["indicators"]}
    assert found == told_by_command(house)


def test_another_format_is_not_found(browser, house):
    assert browser.get("/report/figures/file/?format=exe").status_code == 404


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
