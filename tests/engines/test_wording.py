"""Figures, dates and typography in three languages."""

from datetime import date
from decimal import Decimal

import pytest

from drempel.engines import wording
from drempel.engines.wording import Cents, Figure, Month, WeekdayDate

NARROW, NB = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("cents", "fr", "nl", "en"),
    [
        (
            3_165_830,
            f"31{NARROW}658,30{NB}euros",
            f"31.658,30{NB}euro",
            f"31,658.30{NB}euros",
        ),
        (0, f"0,00{NB}euro", f"0,00{NB}euro", f"0.00{NB}euros"),
        (100, f"1,00{NB}euro", f"1,00{NB}euro", f"1.00{NB}euro"),
        (-150_005, f"-1{NARROW}500,05{NB}euros", f"-1.500,05{NB}euro", f"-1,500.05{NB}euros"),
        (
            123_456_789_01,
            f"123{NARROW}456{NARROW}789,01{NB}euros",
            f"123.456.789,01{NB}euro",
            f"123,456,789.01{NB}euros",
        ),
    ],
)
def test_money(cents, fr, nl, en):
    assert [wording.money(cents, lang) for lang in ("fr", "nl", "en")] == [fr, nl, en]


def test_decimals_keep_their_digits():
    assert wording.decimal("136.60", "fr") == wording.decimal(Decimal("136.60"), "nl") == "136,60"
    assert wording.decimal("-1234.5", "en") == "-1,234.5"
    assert wording.decimal("7", "fr") == "7"
    # Equal numbers, told apart by their digits.
    assert [wording.decimal(Decimal(one), "fr") for one in ("5.0", "5.00")] == ["5,0", "5,00"]


def test_dates():
    first, other = date(2027, 5, 1), date(2026, 11, 24)
    assert [wording.day(first, lang) for lang in ("fr", "nl", "en")] == [
        "1er mai 2027",
        "1 mei 2027",
        "1 May 2027",
    ]
    assert wording.day(other, "fr") == "24 novembre 2026"
    assert wording.weekday_day(other, "fr") == "mardi 24 novembre 2026"
    assert wording.weekday_day(other, "nl") == "dinsdag 24 november 2026"
    assert wording.weekday_day(other, "en") == "Tuesday 24 November 2026"
    assert wording.month("2025-12", "fr") == "décembre 2025"
    assert wording.month("2025-08", "nl") == "augustus 2025"


def test_an_unknown_language_is_told_as_english():
    assert wording.day(date(2027, 3, 2), "de") == "2 March 2027"
    assert wording.figure(123_456, "de") == "1,234.56"


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("Objet: demande", f"Objet{NB}: demande"),
        ("Objet : demande", f"Objet{NB}: demande"),
        (f"Objet{NARROW}: demande", f"Objet{NB}: demande"),
        ("Vraiment?!", f"Vraiment{NB}?!"),
        ("un; deux", f"un{NB}; deux"),
        ("à 14:32", "à 14:32"),
        ("voir https://drempel.example/a:b?c=d; fin", "voir https://drempel.example/a:b?c=d; fin"),
        ("«mot»", f"«{NB}mot{NB}»"),
        ("« mot »", f"«{NB}mot{NB}»"),
        ("{date}: {items}", f"{{date}}{NB}: {{items}}"),
        ("80 %", f"80{NB}%"),
        ("(1000 Bruxelles; +32 2)", f"(1000 Bruxelles{NB}; +32 2)"),
        ("", ""),
    ],
)
def test_french_spaces(text, spaced):
    assert wording.french_spaces(text) == spaced
    assert wording.french_spaces(spaced) == spaced


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("mot", "mot"),
        (1234, f"1{NARROW}234"),
        (Cents(200), f"2,00{NB}euros"),
        (Month("2026-01"), "janvier 2026"),
        (Figure("2.00"), "2,00"),
        (date(2026, 1, 1), "1er janvier 2026"),
        (WeekdayDate.of(date(2026, 1, 1)), "jeudi 1er janvier 2026"),
        ({"nl": "ja", "fr": "oui"}, "oui"),
        ({"nl": "ja"}, "ja"),
    ],
)
def test_a_value_is_written_by_what_it_is(value, text):
    assert wording.write(value, "fr") == text


@pytest.mark.parametrize("value", [1.5, None, ["a"]])
def test_a_value_without_a_way_of_writing_is_refused(value):
    with pytest.raises(TypeError, match="cannot be written in a sentence"):
        wording.write(value, "fr")
