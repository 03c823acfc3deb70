"""Numbers of an address, whatever someone types there."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from drempel.apps.kernel.asked import asked_page, asked_year, whole_number

# Signs that count as digits somewhere and that int() refuses or reads as others, and no numbers.
ODD = ("²", "²⁰²⁵", "٢٠٢٥", "-1", "1.5", "", " 1", "1e3", "9" * 19)


def asking(**query):
    return RequestFactory().get("/", query)


@pytest.mark.parametrize("text", ODD)
def test_what_is_no_number_is_none_and_the_first_page(text):
    assert whole_number(text) is None
    assert asked_page(asking(page=text), 100, 25) == 1


def test_a_page_beyond_the_last_is_the_last():
    found = [asked_page(asking(page=str(n)), 51, 25) for n in (0, 1, 3, 4, 10**17)]
    assert found == [1, 1, 3, 3, 3]
    assert asked_page(asking(page="2"), 0, 25) == 1


@pytest.mark.parametrize("text", ["²⁰²⁵", "٢٠٢٥", "abcd", "1899", "2027", "20255"])
def test_a_year_that_is_not_there_is_not_found(text):
    with pytest.raises(Http404):
        asked_year(asking(year=text), first=1900, last=2026, usual=2026)


def test_without_a_year_it_is_the_usual_one():
    assert asked_year(asking(), first=1900, last=2026, usual=2025) == 2025
    assert asked_year(asking(year="1900"), first=1900, last=2026, usual=2025) == 1900
