"""Days, months and amounts as people write them, in three languages; errors that help."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from drempel.apps.kernel.fields import AmountField, DayField, MonthField, plain_amount
from drempel.engines import wording

READ = [
    ("30000", 3_000_000),
    ("30000.00", 3_000_000),
    ("30000,5", 3_000_050),
    ("30 000,00", 3_000_000),
    ("30\u00a0000,00 €", 3_000_000),
    ("30\u202f000,00\u00a0€", 3_000_000),
    ("30.000,00", 3_000_000),
    ("€ 30.000,00", 3_000_000),
    ("30,000.00", 3_000_000),
    ("€30,000.00", 3_000_000),
    ("30'000.00", 3_000_000),
    ("1.234.567,89", 123_456_789),
    ("1,234,567.89", 123_456_789),
    ("1.234", 123_400),
    ("1,234", 123_400),
    ("0,01", 1),
    ("0", 0),
]
DOUBTFUL = [
    "much",
    "30.000.00",
    "3,00,00",
    "30,000,00",
    "1.2345",
    "12,345,67",
    "1e3",
    "--1",
    "1.,2",
]


@pytest.mark.parametrize(("typed", "cents"), READ)
def test_an_amount_is_read_as_it_is_written(typed, cents):
    assert AmountField().clean(typed) == cents


@pytest.mark.parametrize("typed", DOUBTFUL)
def test_an_amount_that_leaves_a_doubt_is_refused_with_what_was_found(typed):
    with pytest.raises(ValidationError) as refusal:
        AmountField().clean(typed)
    assert typed in str(refusal.value)
    assert "30 000,00" in str(refusal.value)


@given(st.integers(0, 10**12), st.sampled_from(["fr", "nl", "en"]))
def test_an_amount_that_was_shown_can_be_typed_back(cents, language):
    assert AmountField().clean(wording.figure(cents, language)) == cents


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_an_amount(typed):
    try:
        plain = plain_amount(typed)
    except ValueError:
        return
    assert isinstance(plain, str)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("24/11/2026", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("24-11-2026", date(2026, 11, 24)),
        (" 1/2/2026 ", date(2026, 2, 1)),
        ("29/2/2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_day_first(typed, day):
    assert DayField().clean(typed) == day


@pytest.mark.parametrize("typed", ["tomorrow", "24/11/26", "29/2/2026", "2026-13-01", "11/24/2026"])
def test_what_is_no_day_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError) as refusal:
        DayField().clean(typed)
    assert typed in str(refusal.value)
    assert "24/11/2026" in str(refusal.value)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_survives_both_spellings(day):
    assert DayField().clean(day.isoformat()) == day
    assert DayField().clean(f"{day.day}/{day.month}/{day.year:04d}") == day


@pytest.mark.parametrize(
    ("typed", "month"), [("2025-12", "2025-12"), ("12/2025", "2025-12"), ("6.2026", "2026-06")]
)
def test_a_month_is_read_either_way_round(typed, month):
    assert MonthField().clean(typed) == month


@pytest.mark.parametrize("typed", ["December", "2025-13", "2025-00", "2025", "13/2025"])
def test_what_is_no_month_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError) as refusal:
        MonthField().clean(typed)
    assert "2025-12" in str(refusal.value)


def test_empty_fields_that_may_be_empty_are_nothing():
    assert AmountField(required=False).clean("") is None
    assert DayField(required=False).clean("") is None
    assert MonthField(required=False).clean("") == ""
