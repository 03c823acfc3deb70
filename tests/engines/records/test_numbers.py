"""Days, numbers and answers as people in Brussels write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.records.numbers import read_answer, read_day, read_number, read_whole

DAY = date(2026, 3, 1)
NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-01", "2026/03/01", "2026.03.01", "20260301", "2026-03-01T00:00:00"),
        *("1/3/2026", "01/03/2026", "1.3.2026", "01-03-2026", "1 3 2026", "1/3/26"),
        *("1er mars 2026", "1 mars 2026", "1 maart 2026", "1 mrt. 2026", "1 March 2026"),
        *("dimanche 1er mars 2026", "zondag 1 maart 2026", "March 1, 2026", "1st March 2026"),
        *("2026-03-01 14:30", "01/03/2026 09:15:00", "2026-03-01T23:59:59+01:00"),
    ],
)
def test_a_day_is_read_as_it_is_written(text):
    assert read_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["", "31/02/2026", "03/31/2026", "32/1/2026", "1/3", "mars 2026", "46082", "0001-01-01", "x"],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        read_day(text)


@given(st.dates(min_value=date(1941, 1, 1), max_value=date(2040, 12, 31)))
def test_every_day_survives_every_spelling(day):
    for shape in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d", "%d-%m-%y"):
        assert read_day(day.strftime(shape)) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        (f"1{NBSP}234,50{NBSP}€", "1234.50"),
        (f"1{NARROW}234", "1234"),
        ("1,234.5", "1234.5"),
        ("12,5", "12.5"),
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        ("-3,5", "-3.5"),
        ("7", "7"),
    ],
)
def test_a_number_is_read_exactly(text, number):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "1,2,3", "1.23.456", "12a", "1e5", "--1", "1.234,5,6", "."])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):
        read_number(text)


def test_a_whole_number_may_have_empty_decimals_only():
    assert read_whole("12,0") == 12
    with pytest.raises(ValueError):
        read_whole("12,5")


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_every_amount_survives_belgian_and_english_writing(number):
    english = f"{number:,.2f}"
    belgian = english.replace(",", " ").replace(".", ",")
    dotted = english.replace(",", "x").replace(".", ",").replace("x", ".")
    assert read_number(english) == read_number(belgian) == read_number(dotted) == number


@pytest.mark.parametrize("text", ["oui", "Ja", "YES", "vrai", "1", "x", "Waar"])
def test_yes_in_three_languages(text):
    assert read_answer(text) is True


@pytest.mark.parametrize("text", ["non", "Nee", "no", "faux", "0", "onwaar"])
def test_no_in_three_languages(text):
    assert read_answer(text) is False


def test_an_answer_that_is_neither_is_refused():
    with pytest.raises(ValueError):
        read_answer("peut-être")
