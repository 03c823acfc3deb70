"""Days of dwellings: the worked example, and every figure against counting day by day."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.days import add_months
from drempel.engines.occupancy import (
    Period,
    Stay,
    Unit,
    Use,
    Window,
    average_places,
    average_units,
    days_in,
    ended_lengths,
    in_stock_on,
    median,
    one_decimal,
    open_lengths,
    use_of,
    use_of_all,
    year_window,
)

LEAP = Window(date(2024, 1, 1), date(2024, 12, 31))
WORKS = Period(date(2024, 2, 15), date(2024, 3, 15))


@pytest.fixture
def example():
    """Leap year 2024: two dwellings, works, a cleaning that stays available, three stays."""
    first = Unit(
        places=2,
        stock=Period(date(2022, 1, 1)),
        unavailable=(WORKS,),
        stays=(
            Stay(date(2023, 10, 1), date(2024, 2, 15), persons=2),
            Stay(date(2024, 3, 15), date(2024, 12, 31), persons=2, free_since=date(2024, 2, 15)),
        ),
    )
    second = Unit(
        places=4,
        stock=Period(date(2024, 3, 1)),
        stays=(Stay(date(2024, 3, 11), None, persons=3),),
    )
    return first, second


def test_the_days_of_the_example(example):
    first, second = (use_of(unit, LEAP) for unit in example)
    assert (first.stock_days, second.stock_days) == (366, 306)
    assert (first.occupied_days, second.occupied_days) == (45 + 291, 296)
    together = use_of_all(example, LEAP)
    assert together.stock_days == 672
    assert together.occupied_days == 632
    assert (first.nights, second.nights) == (90 + 582, 888)
    assert together.nights == 1560
    assert together.gap_days == (29,)


def test_unavailable_days_of_the_example(example):
    """15 days of February and 14 of March; the cleaning of the other dwelling stays available."""
    together = use_of_all(example, LEAP)
    assert together.unavailable_days == 15 + 14
    assert together.available_days == 643
    assert together.void_days == 643 - 632
    assert one_decimal(together.occupancy * 100) == "98.3"
    assert one_decimal(together.unavailable_share * 100) == "4.3"


def test_the_stock_and_the_lengths_of_the_example(example):
    assert [in_stock_on(unit, LEAP.last) for unit in example] == [True, True]
    assert one_decimal(average_units(example, LEAP)) == "1.8"
    assert one_decimal(average_places(example, LEAP)) == "5.3"
    assert ended_lengths(example, LEAP) == [137, 291]
    assert median(ended_lengths(example, LEAP)) == 214
    assert open_lengths(example, LEAP) == [296]


def test_a_departure_on_the_first_day_leaves_no_night():
    assert days_in(Period(date(2023, 6, 1), date(2024, 1, 1)), LEAP) == 0
    assert days_in(Period(date(2023, 6, 1), date(2024, 1, 2)), LEAP) == 1


def test_nothing_available_has_no_rate():
    assert Use().occupancy is None
    assert Use().unavailable_share is None
    always = Unit(1, Period(date(2024, 1, 1)), unavailable=(Period(date(2024, 1, 1)),))
    assert use_of(always, LEAP).occupancy is None
    assert use_of(always, LEAP).unavailable_share == 1


def test_a_year_under_way_is_reckoned_up_to_the_day():
    assert year_window(2026, date(2026, 11, 24)) == Window(date(2026, 1, 1), date(2026, 11, 24))
    assert year_window(2025, date(2026, 11, 24)) == Window(date(2025, 1, 1), date(2025, 12, 31))
    with pytest.raises(ValueError, match="2027 has not begun"):
        year_window(2027, date(2026, 11, 24))


def test_halves_are_rounded_away_from_zero():
    assert [one_decimal(Fraction(n, 100)) for n in (25, 24, -25, 0)] == [
        "0.3",
        "0.2",
        "-0.3",
        "0.0",
    ]
    assert median([]) is None
    assert median([10, 40, 55, 120]) == Fraction(95, 2)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_keep_the_day_or_take_the_last(day, months, found):
    assert add_months(day, months) == found


DAYS = st.dates(date(2023, 6, 1), date(2025, 6, 1))


@st.composite
def periods(draw, shape=Period):
    start = draw(DAYS)
    length = draw(st.none() | st.integers(0, 500))
    return shape(start, None if length is None else start + timedelta(days=length))


@st.composite
def windows(draw):
    first = draw(DAYS)
    return Window(first, first + timedelta(days=draw(st.integers(0, 400))))


def holds(period, day):
    return period.start <= day and (period.end is None or day < period.end)


def each_day(window):
    return [window.first + timedelta(days=n) for n in range(window.days)]


@st.composite
def units(draw):
    """A dwelling whose stays and unavailable days share none, as the database holds them."""
    cuts = sorted(draw(st.sets(DAYS, min_size=2, max_size=8)))
    apart = [Period(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    kinds = draw(st.lists(st.booleans(), min_size=len(apart), max_size=len(apart)))
    stays, unavailable, left = [], [], None
    for period, is_stay in zip(apart, kinds, strict=True):
        if is_stay:
            persons = draw(st.integers(1, 6))
            stays.append(Stay(period.start, period.end, persons=persons, free_since=left))
            left = period.end
        else:
            unavailable.append(period)
    places = draw(st.integers(1, 6))
    return Unit(places, draw(periods()), tuple(unavailable), tuple(stays))


@given(periods(), windows())
def test_days_are_those_counted_one_by_one(period, window):
    assert days_in(period, window) == sum(holds(period, day) for day in each_day(window))


@given(units(), windows())
def test_the_use_of_a_dwelling_is_that_counted_day_by_day(unit, window):
    stock = unavailable = occupied = nights = 0
    for day in each_day(window):
        nights += sum(stay.persons for stay in unit.stays if holds(stay, day))
        if holds(unit.stock, day):
            stock += 1
            unavailable += any(holds(one, day) for one in unit.unavailable)
            occupied += any(holds(stay, day) for stay in unit.stays)
    use = use_of(unit, window)
    assert (use.stock_days, use.unavailable_days) == (stock, unavailable)
    assert (use.occupied_days, use.nights) == (occupied, nights)
    assert 0 <= use.occupied_days <= use.available_days <= use.stock_days
    if use.occupancy is not None:
        assert use.void_days + use.occupied_days == use.available_days
        assert 0 <= use.occupancy <= 1


@given(st.lists(units(), max_size=4), windows())
def test_the_total_is_the_sum_of_the_dwellings(found, window):
    together = use_of_all(found, window)
    each = [use_of(unit, window) for unit in found]
    assert together.stock_days == sum(use.stock_days for use in each)
    assert together.occupied_days == sum(use.occupied_days for use in each)
    assert average_units(found, window) * window.days == together.stock_days


@given(units(), windows(), st.integers(1, 300))
def test_two_parts_of_a_window_make_the_whole(unit, window, cut):
    if cut >= window.days:
        return
    middle = window.first + timedelta(days=cut)
    parts = (Window(window.first, middle - timedelta(days=1)), Window(middle, window.last))
    split = use_of(unit, parts[0]) + use_of(unit, parts[1])
    whole = use_of(unit, window)
    assert split.stock_days == whole.stock_days
    assert split.occupied_days == whole.occupied_days
    assert sorted(split.gap_days) == sorted(whole.gap_days)
