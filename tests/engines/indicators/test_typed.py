"""Numbers typed by hand: in the place of reckoned ones, never added, checked like any entry."""

from fractions import Fraction

import pytest

from drempel.engines.deadlines.calendar import Calendar
from drempel.engines.indicators import Year, merged
from drempel.engines.indicators.parts import DECLARED, ESTIMATED
from drempel.engines.indicators.typed import Typed, can_be_typed, typed_faults, with_typed
from tests.engines.indicators.hand import CASES, cases_in, catalogue, evaluator, scheme, tables

pytestmark = pytest.mark.pure
FIGURES = {one.code: one for one in catalogue().figures(2025)}


@pytest.fixture(scope="module")
def parts():
    (case,) = cases_in(CASES / "examples" / "04_batch_tally.toml")
    ready = evaluator(case.year)
    year = Year(case.year, case.on, Calendar(scheme()).is_working_day)
    return ready.parts(ready.context(tables(case.rows, ready.shapes), year))


def results(parts):
    return evaluator(2025).results(parts)


def test_a_typed_total_takes_the_place_of_the_reckoned_one(parts):
    typed = Typed("AX-04", 400, ESTIMATED, by={"D8": {"DESK": 300, "PHONE": 100}})
    before, after = results(parts)["AX-04"], results(with_typed(parts, [typed]))["AX-04"]
    assert (before.value, before.source) == (21, "RECORDED")
    assert (after.value, after.source) == (400, ESTIMATED)
    assert after.by == {"D8": {"DESK": 300, "PHONE": 100}}


def test_formulas_go_on_from_what_was_typed(parts):
    """Contacts for each permanence held: 13 of one permanence, or 60 typed."""
    assert results(parts)["A2-T02.per_slot"].value == 13
    after = results(with_typed(parts, [Typed("A2-T02.received", 60, DECLARED)]))
    assert after["A2-T02.per_slot"].value == 60
    assert after["A2-T02.per_slot"].source == DECLARED


def test_the_sector_adds_what_was_typed(parts):
    typed = with_typed(parts, [Typed("AX-04", 400, ESTIMATED)])
    whole = results(merged([parts, typed]))["AX-04"]
    assert (whole.value, whole.source) == (421, ESTIMATED)


def test_a_rate_is_reckoned_from_its_two_totals(parts):
    after = results(with_typed(parts, [Typed("A3-O07.rate", 3, DECLARED, base=8)]))
    assert after["A3-O07.rate"].value == Fraction(75, 2)
    assert (after["A3-O07.rate"].known, after["A3-O07.rate"].units) == (8, 8)


@pytest.mark.parametrize(
    ("typed", "faults"),
    [
        (Typed("AX-04", 10, DECLARED, by={"D8": {"DESK": 6, "PHONE": 4}}), []),
        (Typed("AX-04", 10, DECLARED, by={"D8": {"DESK": 6, "PHONE": 3}}), ["categories"]),
        # A household may stand in two service lines: such categories may exceed the total.
        (Typed("AX-01", 10, DECLARED, by={"D17": {"A1-G": 9, "A1-R": 8}}), []),
        (Typed("AX-04", -1, DECLARED), ["negative"]),
        (Typed("AX-04", Fraction(5, 2), DECLARED), ["whole"]),
        (Typed("A2-S01.hours", Fraction(5, 2), DECLARED), []),
        (Typed("AX-04", 1, "RECORDED"), ["source"]),
        (Typed("A3-O07.rate", 3, DECLARED), ["base"]),
        (Typed("A3-O07.rate", 9, DECLARED, base=8), ["base"]),
        (Typed("A3-O03.median", 40, DECLARED), ["kind"]),
        (Typed("A3-U03.rate", 90, DECLARED), ["kind"]),
    ],
)
def test_what_can_be_typed(typed, faults):
    assert typed_faults(FIGURES[typed.code], typed) == faults


def test_middle_values_lists_and_formulas_cannot_be_typed():
    assert {one.measure for one in FIGURES.values() if can_be_typed(one)} == {
        *("count", "sum", "distinct", "rate"),
    }
    assert not any(can_be_typed(one) for one in FIGURES.values() if one.is_of_figures)
