"""Amounts in cents: reading, writing, rounding, splitting."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines import money


@pytest.mark.parametrize(
    ("text", "cents"),
    [("0", 0), ("30000", 3_000_000), ("31658.3", 3_165_830), ("31658.30", 3_165_830), ("0.05", 5)],
)
def test_strict_amounts(text, cents):
    assert money.parse_amount(text) == cents


@pytest.mark.parametrize(
    "text",
    ["", "1.", ".5", "1.234", "1,5", "1e3", " 1", "1\n", "+1", "1 000", "-0.01", "٣", None, 1],
)
def test_what_is_no_strict_amount(text):
    with pytest.raises(ValueError, match=r"^found .*; expected .*31658\.30"):
        money.parse_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "31658.30",
        "31658,30",
        "31658,3",
        "31 658,30",
        "31\u202f658,30",
        "31\u00a0658,30 €",
        "31.658,30",
        "31,658.30",
        "€ 31'658.30",
    ],
)
def test_written_amounts(text):
    assert money.parse_written(text) == 3_165_830


@pytest.mark.parametrize(("text", "cents"), [("1.234", 123_400), ("1,234", 123_400), ("12", 1200)])
def test_three_digits_after_a_separator_are_thousands(text, cents):
    assert money.parse_written(text) == cents


@pytest.mark.parametrize("text", ["", "euro", "1.2345", "12.34.5", "-5", "1,2,3"])
def test_what_is_no_written_amount(text):
    with pytest.raises(ValueError, match="expected an amount in euros"):
        money.parse_written(text)


@given(cents=st.integers(min_value=-(10**12), max_value=10**12))
def test_plain_text_reads_back(cents):
    sign = -1 if money.plain(cents).startswith("-") else 1
    assert sign * money.parse_amount(money.plain(cents).lstrip("-")) == cents


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("1/2", 1), ("-1/2", -1), ("3/2", 2), ("149/100", 1), ("-3/2", -2), ("0", 0)],
)
def test_a_half_goes_up(value, rounded):
    assert money.round_half_up(Fraction(value)) == rounded


@given(value=st.fractions())
def test_rounding_moves_by_at_most_a_half(value):
    assert abs(money.round_half_up(value) - value) <= Fraction(1, 2)


def test_the_last_part_takes_the_rest_and_none_is_negative():
    half = Fraction(1, 2)
    assert money.split(3_165_830, [Fraction(80, 100)]) == (2_532_664, 633_166)
    assert money.split(1, [half, half]) == (1, 0, 0)


@pytest.mark.parametrize("shares", [[Fraction(-1, 2)], [Fraction(2, 3), Fraction(2, 3)]])
def test_impossible_shares(shares):
    with pytest.raises(ValueError, match="shares are zero or more and together at most the whole"):
        money.split(100, shares)


def test_a_negative_amount_is_not_split():
    with pytest.raises(ValueError, match="zero or more"):
        money.split(-1, [])
