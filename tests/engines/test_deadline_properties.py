"""What holds for every date limit, on generated clocks, and an oracle day by day."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from drempel.engines.deadlines import Calendar, explain_clock

DAY = timedelta(days=1)
days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
units = st.sampled_from(["days", "working_days", "months", "years"])
LONGEST = {"days": 150, "working_days": 90, "months": 30, "years": 4}


@st.composite
def clocks(draw, unit=units):
    chosen = draw(unit)
    return {
        "start": str(draw(days)),
        "length": draw(st.integers(1, LONGEST[chosen])),
        "unit": chosen,
    }


@st.composite
def stops(draw, start):
    """Draw suspensions around a clock; they may overlap, touch or be empty."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        first = date.fromisoformat(start) + DAY * draw(st.integers(-20, 160))
        found.append({"from": str(first), "to": str(first + DAY * draw(st.integers(0, 40)))})
    return found


def with_stops(unit=units):
    return clocks(unit).flatmap(
        lambda clock: stops(clock["start"]).map(lambda found: clock | {"suspensions": found})
    )


def oracle(case, scheme):
    """Move the end day by day, as the page of rules says it."""
    calendar = Calendar(scheme)
    plain = explain_clock({**case, "suspensions": [], "roll": "none"}, scheme)
    end = plain.end_on
    suspended = set()
    for one in case["suspensions"]:
        first, last = date.fromisoformat(one["from"]), date.fromisoformat(one["to"])
        suspended |= {first + DAY * n for n in range(1, (last - first).days + 1)}
    working = case["unit"] == "working_days"
    for day in sorted(suspended):
        if not date.fromisoformat(case["start"]) < day <= end:
            continue
        if working and not calendar.is_working_day(day):
            continue
        end += DAY
        while working and not calendar.is_working_day(end):
            end += DAY
    return end


@given(case=with_stops())
def test_suspensions_move_the_end_day_by_day(scheme, case):
    found = explain_clock(case, scheme)
    assert found.unrolled_end_on == oracle(case, scheme)


@given(case=clocks(), later=st.integers(1, 60))
def test_a_later_start_never_gives_an_earlier_end(scheme, case, later):
    start = date.fromisoformat(case["start"]) + DAY * later
    first, second = explain_clock(case, scheme), explain_clock(case | {"start": str(start)}, scheme)
    assert second.end_on >= first.end_on


@given(case=with_stops(st.sampled_from(["days", "working_days"])), later=st.integers(1, 60))
def test_nor_in_day_clocks_with_suspensions(scheme, case, later):
    start = date.fromisoformat(case["start"]) + DAY * later
    first, second = explain_clock(case, scheme), explain_clock(case | {"start": str(start)}, scheme)
    assert second.end_on >= first.end_on


@given(case=with_stops(), more=st.integers(1, 30))
def test_a_longer_length_never_gives_an_earlier_end(scheme, case, more):
    longer = case | {"length": case["length"] + more}
    assert explain_clock(longer, scheme).end_on >= explain_clock(case, scheme).end_on


@given(case=with_stops(), at=days)
def test_an_empty_suspension_changes_nothing(scheme, case, at):
    empty = {"from": str(at), "to": str(at)}
    more = case | {"suspensions": [*case["suspensions"], empty]}
    assert explain_clock(more, scheme).end_on == explain_clock(case, scheme).end_on


@given(case=clocks(st.just("days")), data=st.data())
def test_a_suspension_inside_moves_a_day_clock_by_its_days(scheme, case, data):
    start, length = date.fromisoformat(case["start"]), case["length"]
    after = data.draw(st.integers(0, length - 1))
    number = data.draw(st.integers(0, length - 1 - after))
    first = start + DAY * after
    stop = {"from": str(first), "to": str(first + DAY * number)}
    found = explain_clock(case | {"suspensions": [stop]}, scheme)
    assert found.unrolled_end_on == start + DAY * (length + number)


@given(case=with_stops(), roll=st.sampled_from(["next", "previous"]))
def test_a_rolled_end_is_a_working_day(scheme, case, roll):
    found = explain_clock(case | {"roll": roll}, scheme)
    assert Calendar(scheme).is_working_day(found.end_on)
    assert (found.end_on >= found.unrolled_end_on) == (
        roll == "next" or found.end_on == found.unrolled_end_on
    )


@given(case=with_stops(), added=st.integers(0, 400))
def test_an_added_holiday_never_makes_an_end_earlier(scheme, case, added):
    day = date.fromisoformat(case["start"]) + DAY * added
    more = case | {"calendar": {"add": [str(day)]}}
    assert explain_clock(more, scheme).end_on >= explain_clock(case, scheme).end_on


@given(case=with_stops(), after=st.integers(0, 400))
def test_used_and_left_make_the_whole_clock(scheme, case, after):
    today = str(date.fromisoformat(case["start"]) + DAY * after)
    found = explain_clock(case | {"today": today}, scheme)
    whole = explain_clock(case | {"today": str(found.end_on)}, scheme)
    assert found.days_used + found.days_left == whole.days_used
    assert whole.days_left == 0
    assert found.days_late == max(0, (date.fromisoformat(today) - found.end_on).days)
    assert (found.state == "overdue") == (found.days_late > 0)


@given(case=with_stops(), closed=st.integers(0, 400))
def test_met_is_on_or_before_the_end(scheme, case, closed):
    on = date.fromisoformat(case["start"]) + DAY * closed
    found = explain_clock(case | {"closed_on": str(on)}, scheme)
    assert found.state == ("met" if on <= found.end_on else "met_late")


@given(case=clocks(), administration=st.booleans())
def test_a_backward_clock_ends_before_its_event(scheme, case, administration):
    calendar = {"administration_days": administration}
    back = case | {"direction": "backward", "calendar": calendar}
    found = explain_clock(back, scheme)
    assert found.end_on < date.fromisoformat(case["start"])
    assert found.end_on == found.unrolled_end_on


@given(case=with_stops(), first=st.integers(1, 30))
def test_an_open_suspension_inside_hides_the_end(scheme, case, first):
    start = date.fromisoformat(case["start"])
    assume(all(date.fromisoformat(one["to"]) <= start for one in case["suspensions"]))
    end = explain_clock(case, scheme).unrolled_end_on
    stop = {"from": str(start + DAY * (first - 1)), "to": None}
    found = explain_clock(case | {"suspensions": [*case["suspensions"], stop]}, scheme)
    inside = start + DAY * first <= end
    assert (found.end_on is None) == (found.unrolled_end_on is None) == inside
