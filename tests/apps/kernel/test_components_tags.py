"""Figures, dates, codes and labels are written as each language writes them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from drempel.apps.kernel.templatetags import drempel as tags

NB, NARROW = "\u00a0", "\u202f"


def said(lang, write, value):
    with translation.override(lang):
        return write(value)


@pytest.mark.parametrize(
    ("write", "value", "fr", "nl", "en"),
    [
        (tags.money, 3165830, f"31{NARROW}658,30{NB}€", f"€{NB}31.658,30", "€31,658.30"),
        (tags.money, -12, f"−0,12{NB}€", f"€{NB}−0,12", "−€0.12"),
        (tags.amount, 3165830, f"31{NARROW}658,30", "31.658,30", "31,658.30"),
        (tags.whole, 5031700, f"5{NARROW}031{NARROW}700", "5.031.700", "5,031,700"),
        (tags.decimal, "136.69", "136,69", "136,69", "136.69"),
        (tags.share, 0.79, f"79{NB}%", f"79{NB}%", "79%"),
        (tags.day, date(2027, 3, 1), "1er mars 2027", "1 maart 2027", "1 March 2027"),
        (tags.month, "2025-12", "décembre 2025", "december 2025", "December 2025"),
        (
            tags.weekday_day,
            date(2027, 3, 1),
            "lundi 1er mars 2027",
            "maandag 1 maart 2027",
            "Monday 1 March 2027",
        ),
        (
            tags.moment,
            datetime(2026, 11, 24, 13, 32, tzinfo=UTC),
            "24 novembre 2026 à 14:32",
            "24 november 2026 om 14:32",
            "24 November 2026, 14:32",
        ),
        (tags.label, {"fr": "avis", "nl": "advies", "en": "opinion"}, "avis", "advies", "opinion"),
    ],
)
def test_each_language_writes_in_its_own_way(write, value, fr, nl, en):
    assert [said(lang, write, value) for lang in ("fr", "nl", "en")] == [fr, nl, en]


def test_codes_are_grouped_as_people_know_them():
    assert tags.enterprise_number("0123456749") == "0123.456.749"
    assert tags.iban("be68539007547034") == f"BE68{NB}5390{NB}0754{NB}7034"
    assert tags.masked_iban("BE68 5390 0754 7034") == f"BE68{NB}…{NB}7034"
    assert tags.short_day(date(2026, 11, 24)) == "24.11.2026"


def test_a_half_written_code_stays_as_it_is():
    assert tags.enterprise_number("123") == "123"
    assert tags.masked_iban("BE68") == "BE68"


def test_a_moment_late_at_night_belongs_to_the_day_in_brussels():
    assert said("nl", tags.day, datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2 juli 2026"


@pytest.mark.parametrize(
    "write",
    [tags.money, tags.amount, tags.day, tags.month, tags.moment, tags.label, tags.share, tags.iban],
)
def test_nothing_known_writes_nothing(write):
    assert write(None) == ""


def test_a_label_without_the_readers_language_falls_back_to_another():
    assert said("nl", tags.label, {"fr": "avis"}) == "avis"
    assert said("nl", tags.label, "plain text") == "plain text"


def test_the_width_of_a_bar_never_has_a_comma_or_leaves_its_frame():
    assert said("fr", tags.percent, 0.385) == "38.5%"
    assert [tags.percent(1.7), tags.percent(-1), tags.percent(None)] == ["100.0%", "0.0%", "0.0%"]


def test_french_gets_its_no_break_spaces():
    assert said("fr", tags.french, "Pourquoi ?") == f"Pourquoi{NB}?"
    assert said("nl", tags.french, "Waarom?") == "Waarom?"
