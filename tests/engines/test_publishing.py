"""What of a figure of the sector leaves the administration: nothing small, nothing that tells it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.indicators import Result
from drempel.engines.publishing import Limits, is_safe, publish
from tests.engines.indicators.hand import catalogue

pytestmark = pytest.mark.pure
LIMITS = Limits(5, 10, frozenset({"D6"}), 25, 10, 5)
FIGURES = {one.code: one for one in catalogue().figures(2025)}


def made(code, value, known=None, units=None, by=None):
    units = value if units is None else units
    return Result(
        FIGURES[code], value, units if known is None else known, units, "RECORDED", by or {}
    )


def contacts(**codes):
    return made("AX-04", sum(codes.values()), by={"D8": codes})


def test_small_categories_are_hidden_with_another():
    found = publish(contacts(DESK=40, PHONE=12, VIDEO=3), {}, LIMITS)
    assert (found.value, found.by["D8"]) == (55, {"DESK": 40})
    assert found.hidden["D8"] == {"VIDEO": "primary", "PHONE": "complementary"}
    assert found.audit["D8"] == {"VIDEO": (0, 15), "PHONE": (0, 15)}


def test_a_sensitive_breakdown_has_a_higher_limit():
    split = {"A": 40, "B": 7, "C": 20}
    usual = publish(made("A1-G01.opened", 67, by={"D2": split}), {}, LIMITS)
    assert usual.by["D2"] == split
    found = publish(made("A3-O02.in", 67, by={"D6": split}), {}, LIMITS)
    assert set(found.hidden["D6"]) == {"B", "C"}


def test_a_small_total_takes_everything_with_it():
    found = publish(contacts(DESK=3), {"G1": 3}, LIMITS)
    assert (found.value, found.why, found.by) == (None, "small", {})


def test_what_few_associations_did_does_not_follow_from_the_total():
    """G1 did 40, G2 30; a kind of work with too few associations did the other 20."""
    found = publish(made("AX-04", 90), {"G1": 40, "G2": 30}, LIMITS)
    assert found.by["group"] == {"G1": 40}
    assert found.hidden["group"] == {"G2": "complementary"}
    whole = publish(made("AX-04", 70), {"G1": 40, "G2": 30}, LIMITS)
    assert whole.by["group"] == {"G1": 40, "G2": 30}


def test_what_was_hidden_before_stays_hidden():
    counts = contacts(DESK=40, PHONE=12, VIDEO=30)
    found = publish(counts, {}, LIMITS, {"D8": frozenset({"VIDEO", "PHONE"})})
    assert found.by["D8"] == {"DESK": 40}


@pytest.mark.parametrize(
    ("value", "units", "is_shown"),
    [(50, 24, False), (50, 25, True), (4, 100, False), (5, 100, True), (96, 100, False)],
)
def test_a_share_is_of_enough_units_and_tells_no_few(value, units, is_shown):
    found = publish(made("A3-O07.rate", Fraction(value), units=units), {}, LIMITS)
    assert (found.value is not None) == is_shown


@pytest.mark.parametrize(("units", "is_shown"), [(9, False), (10, True)])
def test_a_median_is_of_enough_values(units, is_shown):
    found = publish(made("A3-O03.median", 40, units=units), {}, LIMITS)
    assert (found.value is not None) == is_shown


def test_a_list_of_texts_stays_inside():
    assert publish(made("AM-06.events", ["a"], units=0), {}, LIMITS).why == "no_categories"


COUNTS = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 14), max_size=7)


@given(COUNTS, st.dictionaries(st.sampled_from(["G1", "G2", "G3"]), st.integers(0, 20), max_size=3))
def test_whatever_is_published_passes_the_audit(codes, groups):
    value = max(sum(codes.values()), sum(groups.values()))
    found = publish(made("AX-04", value, by={"D8": codes}), groups, LIMITS)
    assert is_safe(found, LIMITS)
    assert not any(0 < one < 5 for shown in found.by.values() for one in shown.values())
    assert found.value is None or not 0 < found.value < 5
