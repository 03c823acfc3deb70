"""What a page says when something is wrong, and what it understands all the same."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import render_to_string

from tests.journeys import looks
from tests.journeys.road import ENTERED, NEW_ASSOCIATION, figures
from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

Visit = Callable[..., Visitor]
LANGUAGES = ["fr", "nl", "en"]
BEGINS = {"fr": "Erreur", "nl": "Fout", "en": "Error:"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_does_not_exist(visitor: Visit, site: Site, language: str) -> None:
    stranger = visitor(site, language=language)
    stranger.go("/nowhere/", status=404)
    assert stranger.heading == stranger.said("This page does not open")
    assert looks.order(stranger.page, language) + looks.look(stranger.page) == []
    stranger.complaints.clear()  # the browser itself reports the 404


def test_the_page_for_our_own_faults_speaks_three_languages() -> None:
    html = render_to_string("500.html")
    for language, words in (
        ("fr", "Une erreur s’est produite"),
        ("nl", "Er is een fout opgetreden"),
        ("en", "Something went wrong"),
    ):
        assert words in html
        assert f'lang="{language}"' in html


def wrong_examination(officer: Visitor) -> None:
    """Send a proposal whose amount and month cannot be read."""
    officer.fill({"reference_amount": "vingt mille", "reference_month": "13/2025"})
    officer.page.locator("main form .buttons button").first.click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_input_is_named_at_the_top_and_at_the_field(
    visitor: Visit, site: Site, language: str
) -> None:
    officer = visitor(site, "case_officer", language=language)
    officer.go(site.page("case_officer", "dossier_step", "examine")[1])
    wrong_examination(officer)
    page = officer.page
    assert page.title().startswith(BEGINS[language])
    assert officer.said("There is a problem") in officer.text(".errors")
    page.wait_for_function("document.activeElement.classList.contains('errors')")
    links = page.locator(".errors a")
    assert [one.get_attribute("href") for one in links.all()] == [
        "#id_reference_amount",
        "#id_reference_month",
        "#id_reasons",
    ]
    links.first.click()
    assert page.evaluate("document.activeElement.name") == "reference_amount"
    amount = page.locator("[name=reference_amount]")
    assert amount.input_value() == "vingt mille"
    assert amount.get_attribute("aria-invalid") == "true"
    said = page.locator(f"#{amount.get_attribute('aria-describedby').split()[-1]}").inner_text()
    assert "vingt mille" in said
    assert "30" in said and "000,00" in said  # an example of what is expected
    assert looks.look(page) == []
    officer.complaints.clear()  # the browser itself reports the 422


def test_without_scripts_the_summary_still_leads_to_the_field(visitor: Visit, site: Site) -> None:
    officer = visitor(site, "case_officer", script=False)
    officer.go(site.page("case_officer", "dossier_step", "examine")[1])
    wrong_examination(officer)
    assert officer.page.locator(".errors").count() == 1
    officer.page.locator(".errors a").first.click()
    assert officer.page.url.endswith("#id_reference_amount")
    assert officer.page.locator("[name=reference_amount]").input_value() == "vingt mille"
    officer.complaints.clear()


@pytest.mark.parametrize("written", ["24 000,00", "24.000,00", "24,000.00", "24000", "€ 24 000,0"])
def test_an_amount_is_read_as_people_write_it(visitor: Visit, site: Site, written: str) -> None:
    stranger = visitor(site, language="nl")
    stranger.go("/calculator/")
    stranger.fill({"year": "2026", "reference_amount": written, "reference_month": "12/2025"})
    stranger.button("Calculate and explain").click()
    assert "24000,00" in figures(stranger.text("#result"))
    assert "30000,00" in figures(stranger.heading)  # the floor


@pytest.mark.parametrize("written", ["24/11/2026", "24.11.2026", "24-11-2026", "2026-11-24"])
def test_a_day_is_read_as_people_write_it(visitor: Visit, site: Site, written: str) -> None:
    stranger = visitor(site)
    _session, path = site.page("visitor", "register_association")
    stranger.go(f"{path}?on={written}")
    assert re.search(r"24\s+novembre\s+2026", stranger.text(".band"))


@pytest.mark.parametrize(
    "facts",
    [
        {"enterprise_number": "0123 456 749", "iban": "be68 5390 0754 7034"},
        {"enterprise_number": "BE 0123.456.749", "iban": "BE68-5390-0754-7034"},
        {"enterprise_number": "0123456749", "iban": "BE68539007547034"},
    ],
    ids=["spaces", "dots and dashes", "bare"],
)
def test_numbers_of_an_association_are_read_as_people_write_them(
    visitor: Visit, own_site: Site, facts: dict[str, Any]
) -> None:
    officer = visitor(own_site, "case_officer")
    officer.go("/associations/new/")
    officer.fill(NEW_ASSOCIATION | facts)
    officer.button("Enter the association").click()
    assert officer.path == ENTERED, officer.text()
    kept = "enterprise_number = '0123456749' AND iban = 'BE68539007547034'"
    assert own_site.count("associations_association", kept) == 1
