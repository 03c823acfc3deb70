"""Screen, print, CSV, XLSX, command and interface say the same, figure by figure and category by category.

Three associations of different kinds, each with a report that was signed. What it says is the
yardstick; every way out is read back by itself (``outputs``) and held against it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from drempel.apps.api.scopes import FIGURES
from drempel.apps.associations.models import Association
from drempel.apps.reports import services
from drempel.apps.reports.models import Report
from drempel.engines.indicators.typed import Typed
from tests.apps.accreditation.roads import make_cast
from tests.apps.api.callers import Caller
from tests.apps.associations.factories import signed_in
from tests.apps.imports.files import answer
from tests.apps.reports.roads import ON, walk_report
from tests.demo.loaded import outputs
from tests.demo.loaded.outputs import Exact, Key

pytestmark = pytest.mark.django_db
YEAR = 2025
# Housing, a union of tenants, support of projects; two languages.
HOUSES = {
    "la-maison-aux-lucarnes": "fr",
    "huurders-op-het-balkon": "nl",
    "l-atelier-des-seuils": "fr",
}
EVERY_SO_MANY = 12
# What stands in the print for everyone where a number is hidden.
MARKS = ("<", "*")
# None of the three registers partnerships: the number is typed, long enough to need its thousands.
TYPED = Typed("AC-01", 1_234, "ESTIMATED")


@dataclass(frozen=True)
class House:
    """A report, whoever reads it on the screen, and a program of its association."""

    report: Report
    browser: Client
    program: Caller
    language: str

    @cached_property
    def content(self) -> dict[str, Any]:
        return self.report.content

    @cached_property
    def exact(self) -> dict[Key, Exact]:
        return outputs.of_data(self.content["figures"].values())

    @cached_property
    def in_tables(self) -> set[str]:
        return {
            code
            for section in self.content["sections"]
            for part in section["parts"]
            for code in part["figures"]
        }

    def shown(self, code: str, dimension: str = "", category: str = "") -> Decimal | str:
        figure = self.content["figures"][code]
        if dimension:
            return outputs.number_or_text(figure["shown_by"][dimension][category])
        return outputs.number_or_text(figure["shown"])

    def page(self, address: str) -> bytes:
        found = self.browser.get(address)
        assert found.status_code == 200, address
        return found.getvalue()


@pytest.fixture(scope="module")
def houses(demonstration, django_db_blocker) -> Iterator[dict[str, House]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield {key: _house(key, language) for key, language in HOUSES.items()}
        transaction.set_rollback(True)


def _house(key: str, language: str) -> House:
    cast = make_cast(Association.objects.get(email=f"contact@{key}.example"))
    report = services.open_report(association=cast.association, year=YEAR, by=cast.worker, on=ON)
    services.type_total(report=report, typed=TYPED, reason="Agenda", by=cast.worker, on=ON)
    report = walk_report(cast, year=YEAR, until="submitted")
    browser = signed_in(cast.manager, headers={"accept-language": language})
    return House(report, browser, Caller(cast.association, (FIGURES,), cast.manager), language)


@pytest.fixture(params=HOUSES)
def house(request, houses, db) -> House:
    return houses[request.param]


def test_the_three_are_of_different_kinds_and_say_enough_to_compare(houses):
    peers = {house.report.association.peer_group for house in houses.values()}
    assert peers == {"G2", "G4", "G5"}
    for house in houses.values():
        numbers = [one for one in house.exact.values() if isinstance(one.value, Decimal)]
        assert len(house.in_tables) > 40
        assert len(numbers) > 250
        assert any(one.value != one.value.to_integral_value() for one in numbers)
        typed = house.exact[TYPED.code, "", ""]
        assert (typed.value, typed.source) == (TYPED.value, TYPED.source)
        assert TYPED.code in house.in_tables


def test_what_is_shown_is_the_exact_value_rounded(house):
    """Reckoned here again: half a unit of the last decimal off at most."""
    for (code, dimension, category), one in house.exact.items():
        shown = house.shown(code, dimension, category)
        if isinstance(house.content["figures"][code]["value"], list) and not dimension:
            continue
        assert (shown == "") == (one.value == ""), (code, dimension, category)
        if isinstance(shown, Decimal):
            half = Decimal("0.5").scaleb(shown.as_tuple().exponent)
            assert abs(shown - one.value) <= half + Decimal("0.000001"), (code, dimension, category)


def test_the_command_and_the_interface_say_the_same(house):
    number = house.report.association.enterprise_number
    _status, told = answer("report", "compute", "--association", number, "--year", str(YEAR))
    given = house.program.get(f"figures/{YEAR}").json()
    assert given == told
    found = outputs.of_data(told["indicators"])
    assert {key: found.get(key) for key in house.exact} == house.exact


def test_the_interface_gives_the_report_as_it_was_signed(house):
    assert house.program.get(f"reports/{YEAR}").json() == house.content


def test_the_files_of_the_report_hold_its_tables(house):
    wanted = {key: one for key, one in house.exact.items() if key[0] in house.in_tables}
    address = f"/reports/{house.report.reference}/file/?format="
    assert outputs.of_csv(house.page(f"{address}csv")) == wanted
    assert outputs.of_xlsx(house.page(f"{address}xlsx")) == wanted
    assert house.browser.get(f"{address}json").json() == house.content


def test_the_files_of_the_figures_say_the_same(house):
    address = f"/report/figures/file/?year={YEAR}&format="
    program = house.browser.get(f"{address}json").json()["indicators"]
    for found in (
        outputs.of_csv(house.page(f"{address}csv")),
        outputs.of_xlsx(house.page(f"{address}xlsx")),
        outputs.of_data(program),
    ):
        assert house.in_tables <= {code for code, _dimension, _category in found}
        both = found.keys() & house.exact.keys()
        assert {key for key in house.exact if key[0] in house.in_tables} <= both
        assert {key: found[key] for key in both} == {key: house.exact[key] for key in both}


def test_the_pages_of_the_report_show_its_tables(house):
    found: dict[str, Decimal | str] = {}
    splits: dict[str, Mapping[str, Decimal | str]] = {}
    for section in house.content["sections"]:
        page = house.page(f"/reports/{house.report.reference}/?section={section['key']}")
        found |= outputs.of_figure_links(page, house.language)
        splits |= outputs.of_splits(page, house.language)
    assert found == {code: _read(house, code) for code in house.in_tables}
    wanted = dict(_splits(house))
    assert {caption: splits.get(caption) for caption in wanted} == wanted
    assert len(wanted) > 3


def _read(house: House, code: str) -> Decimal | str:
    """What a reader of the report finds: a number, or the texts of a list."""
    if isinstance(house.content["figures"][code]["value"], list):
        return house.exact[code, "", ""].value
    return house.shown(code)


def _splits(house: House) -> Iterator[tuple[str, dict[str, Decimal | str]]]:
    """The breakdowns that the report shows: caption, then the number of each category."""
    for section in house.content["sections"]:
        for part in section["parts"]:
            for split in part["splits"]:
                figure, by = house.content["figures"][split["figure"]], split["by"]
                numbers = {
                    outputs.plain(figure["names"][by][code][house.language]): house.shown(
                        figure["code"], by, code
                    )
                    for code, text in figure["shown_by"][by].items()
                    if text
                }
                if any(numbers.values()):
                    name, dimension = figure["label"], figure["dimensions"][by]
                    caption = f"{name[house.language]} – {dimension[house.language]}"
                    yield outputs.plain(caption), numbers


def test_a_figure_quoted_in_a_text_is_the_one_of_the_table(house):
    page = house.page(f"/reports/{house.report.reference}/?section=year").decode()
    _before, _mark, rest = outputs.plain(page).partition('lang="' + house.report.language + '"><p>')
    quoted, words, _rest = rest.partition(" ménages aidés.")
    assert words
    assert outputs.read_number(quoted, house.report.language) == house.shown("AX-01")


def test_the_print_holds_every_number_of_the_tables(house):
    wanted, found = _numbers(house), _printed(house, "full")
    assert {code: found.get(code) for code in wanted} == wanted


def test_the_print_for_everyone_hides_numbers_and_changes_none(houses, db):
    house = houses["huurders-op-het-balkon"]
    wanted, found = _numbers(house), _printed(house, "public")
    hidden = {code for code in wanted if str(found[code]).startswith(MARKS)}
    assert hidden
    assert {code: found[code] for code in wanted if code not in hidden} == {
        code: number for code, number in wanted.items() if code not in hidden
    }


def _printed(house: House, edition: str) -> dict[str, Decimal | str]:
    address = f"/reports/{house.report.reference}/report.pdf"
    pdf = house.page(f"{address}?language={house.language}&edition={edition}")
    return outputs.of_pdf(pdf, house.language)


def _numbers(house: House) -> dict[str, Decimal | str]:
    """The figures of the tables, but for lists of texts: the print writes names in their place."""
    figures = house.content["figures"]
    return {
        code: house.shown(code)
        for code in house.in_tables
        if not isinstance(figures[code]["value"], list)
    }


def test_the_pages_of_the_figures_show_the_same(house):
    found: dict[str, Decimal | str] = {}
    for family in {code.partition("-")[0] for code in house.in_tables}:
        page = house.page(f"/report/figures/?year={YEAR}&part={family}")
        found |= outputs.of_figure_links(page, house.language)
    for code in house.in_tables:
        value = house.content["figures"][code]["value"]
        wanted = Decimal(len(value)) if isinstance(value, list) else house.shown(code)
        assert found[code] == wanted, code


def test_the_page_of_a_figure_shows_its_categories(house):
    """Some of them: each page also looks up the records behind its figure."""
    split = [one for one in sorted(house.in_tables) if house.content["figures"][one]["breakdowns"]]
    for code in split[::EVERY_SO_MANY]:
        page = house.page(f"/report/figures/{code}/?year={YEAR}")
        shown_by = house.content["figures"][code]["shown_by"]
        assert outputs.of_category_links(page, house.language) == {
            (dimension, category): outputs.number_or_text(text)
            for dimension, values in shown_by.items()
            for category, text in values.items()
        }
