"""Lists: pages, order and filters stand in the address; an export holds what was filtered."""

import csv
import io

import pytest

from drempel.apps.kernel.lists import PER_PAGE, safe_cell
from drempel.apps.kernel.roles import CASE_OFFICER
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)
from tests.apps.register.builders import make_accreditation, make_award

pytestmark = pytest.mark.django_db
AWARDS = PER_PAGE + 5


@pytest.fixture
def browser():
    make_demonstration()
    for number in range(AWARDS):
        name = f"=HYPERLINK({number})" if number == 3 else f"Maison {number:03d}"
        accreditation = make_accreditation(make_association(name_fr=name))
        make_award(accreditation, 2025 + number % 2, 3_000_000 + number * 100)
    return signed_in(make_person(role=CASE_OFFICER), headers={"accept-language": "en"})


def rows(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_a_page_holds_so_many_and_the_next_the_rest(browser):
    first = browser.get("/awards/").content.decode()
    last = browser.get("/awards/?page=2").content.decode()
    assert first.count("/awards/OCT-") == PER_PAGE
    assert last.count("/awards/OCT-") == AWARDS - PER_PAGE


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", ""])
def test_a_page_that_does_not_exist_is_one_that_does(browser, page):
    assert browser.get(f"/awards/?page={page}").status_code == 200


def test_an_order_stands_in_the_address_and_turns_round(browser):
    up = rows(browser.get("/awards/?sort=amount&format=csv"))
    down = rows(browser.get("/awards/?sort=-amount&format=csv"))
    amounts = [float(row["amount"]) for row in up]
    assert amounts == sorted(amounts)
    assert down == up[::-1]
    page = browser.get("/awards/?sort=amount").content.decode()
    assert 'aria-sort="ascending"' in page
    assert "sort=-amount" in page


@pytest.mark.parametrize("sort", ["password", "association__iban", "-", "x;drop"])
def test_an_order_that_no_column_offers_is_none(browser, sort):
    assert browser.get("/awards/", {"sort": sort}).status_code == 200


def test_the_export_holds_what_was_filtered_and_nothing_else(browser):
    found = rows(browser.get("/awards/?year=2026&format=csv"))
    assert {row["year"] for row in found} == {"2026"}
    assert len(found) == AWARDS // 2
    link = browser.get("/awards/?year=2026&q=Maison&page=1").content.decode()
    assert "year=2026&amp;q=Maison&amp;format=csv" in link


def test_a_filter_that_is_not_understood_narrows_nothing(browser):
    everything = rows(browser.get("/awards/?format=csv"))
    assert rows(browser.get("/awards/?year=soon&state=flying&format=csv")) == everything
    assert len(everything) == AWARDS


def test_a_name_never_becomes_a_formula_in_a_spreadsheet(browser):
    names = {row["association"] for row in rows(browser.get("/awards/?format=csv"))}
    assert "'=HYPERLINK(3)" in names
    assert not [name for name in names if name.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", ["=1+1", "+32", "-1", "@x", "\tx", "\rx"])
def test_a_cell_that_could_be_a_formula_is_a_text(text):
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("plain") == "plain"
