"""Holidays of the pack against a maintained library, and Easter against known days."""

from datetime import date

import holidays
import pytest

from drempel.engines.deadlines import Calendar
from drempel.engines.scheme.holidays import easter

SUNDAYS = {"Easter Sunday", "Pentecost", "Whit Sunday"}
ASCENSION = 39  # days after Easter


@pytest.mark.parametrize("year", range(1990, 2101))
def test_legal_holidays_are_those_of_the_library(year, scheme):
    library = holidays.country_holidays("BE", years=year, language="en_US")
    legal = {day for day, name in library.items() if not set(name.split("; ")) <= SUNDAYS}
    ours = scheme.holidays(year)
    assert set(ours) == legal
    on_labour_day = (date(year, 5, 1) - easter(year)).days == ASCENSION
    assert len(ours) == 10 - on_labour_day  # one day may be two holidays


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1990, (4, 15)),
        (2000, (4, 23)),
        (2008, (3, 23)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2038, (4, 25)),
    ],
)
def test_easter(year, day):
    assert easter(year) == date(year, *day)


def test_days_of_the_administration_are_off_by_default(scheme):
    extra = {date(2027, 5, 8), date(2027, 11, 2), date(2027, 11, 15), date(2027, 12, 26)}
    both = set(scheme.holidays(2027, administration=True))
    assert both - set(scheme.holidays(2027)) == extra
    assert Calendar(scheme).is_working_day(date(2027, 11, 2))
    assert not Calendar(scheme, has_administration_days=True).is_working_day(date(2027, 11, 2))


def test_holidays_have_names_in_every_language(scheme):
    for labels in scheme.holidays(2027, administration=True).values():
        assert set(labels) == {"fr", "nl", "en"}
