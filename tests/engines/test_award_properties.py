"""What holds for every award, on generated cases, and an oracle written day by day."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from drempel.engines.award import explain
from drempel.engines.money import plain, round_half_up

YEARS = (2024, 2025, 2026)
FULL_YEAR = 366
MONTHS = [f"{year}-{month:02d}" for year in range(2019, 2027) for month in range(1, 13)][:-6]

amounts = st.integers(min_value=0, max_value=20_000_000)
days = st.dates(date(2023, 6, 1), date(2027, 6, 30))
shares = st.sampled_from(
    [["80", "rest"], ["rest"], ["50", "50", "rest"], ["33.33", "33.33", "rest"], ["100", "rest"]]
)
parameters = st.fixed_dictionaries(
    {},
    optional={
        "floor": amounts.map(plain),
        "floor_reference_month": st.none() | st.sampled_from(MONTHS),
        "index_month": st.integers(1, 12),
        "duration_rule": st.sampled_from(["yearly", "total"]),
        "never_below_previous": st.booleans(),
        "pro_rata": st.sampled_from(["days", "months", "none"]),
        "floor_test": st.sampled_from(["before_pro_rata", "after_pro_rata"]),
        "instalments": shares,
    },
)
methods = st.sampled_from(
    [{}, {"indexation": "none"}, {"indexation": "percentage", "percentage": "1.25"}]
)


@st.composite
def intervals(draw):
    """Draw up to three disjoint intervals, some of them adjacent."""
    edges = sorted(draw(st.lists(days, min_size=0, max_size=6, unique=True)))
    found = [list(pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    for one, other in pairwise(found):
        if draw(st.booleans()):
            one[1] = other[0] - timedelta(days=1)
    return [{"from": str(first), "to": str(last)} for first, last in found]


@st.composite
def cases(draw):
    """Draw a whole case; the year is mostly covered."""
    year = draw(st.sampled_from(YEARS))
    whole = [{"from": f"{year}-01-01", "to": f"{year}-12-31"}]
    first, last = sorted((draw(days), draw(days)))
    return {
        "year": year,
        "reference_amount": plain(draw(amounts)),
        "period": {"from": str(first), "to": str(last)},
        "reference_month": draw(st.sampled_from(MONTHS)),
        "accredited": draw(st.just(whole) | intervals()),
        "suspended": draw(st.just([]) | intervals()),
        "previous_amount": draw(st.none() | amounts.map(plain)),
        "parameters": draw(parameters) | draw(methods),
    }


def cents(text):
    return int(text.replace(".", ""))


def in_days(listed):
    """Return the set of days of a list of intervals."""
    found = set()
    for one in listed:
        first, last = date.fromisoformat(one["from"]), date.fromisoformat(one["to"])
        found |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return found


def oracle(case, scheme):
    """Reckon the amount another way: sets of days, and the page of rules word by word."""
    chosen, year = case["parameters"], case["year"]
    year_days = {date(year, 1, 1) + timedelta(days=n) for n in range(FULL_YEAR)}
    year_days = {day for day in year_days if day.year == year}
    window = year_days
    amount = cents(case["reference_amount"])
    if chosen.get("duration_rule") == "total":
        period = in_days([case["period"]])
        window = year_days & period
        amount = round_half_up(Fraction(amount * len(window), len(period)))
    asked = f"{year - 1}-{chosen.get('index_month', 12):02d}"

    def indexed(value, month):
        if month > asked:
            return value
        figure = scheme.index.figure
        new, old = figure("health", "2013", asked), figure("health", "2013", month)
        return round_half_up(value * Fraction(new.printed) / Fraction(old.printed))

    previous = None if case["previous_amount"] is None else cents(case["previous_amount"])
    method = chosen.get("indexation", "formula")
    if method == "formula":
        amount = indexed(amount, case["reference_month"])
    elif method == "percentage":
        amount = round_half_up((amount if previous is None else previous) * Fraction("1.0125"))
    if chosen.get("never_below_previous", True) and previous is not None:
        amount = max(amount, previous)
    floor = cents(chosen.get("floor", "30000.00"))
    if chosen.get("floor_reference_month"):
        floor = indexed(floor, chosen["floor_reference_month"])
    due = (window & in_days(case["accredited"])) - in_days(case["suspended"])
    if not due:
        return 0
    before = chosen.get("floor_test", "before_pro_rata") == "before_pro_rata"
    if before:
        amount = max(amount, floor)
    amount = _reduced(amount, chosen.get("pro_rata", "days"), (due, window, year_days))
    return amount if before else max(amount, floor)


def _reduced(amount, mode, sets):
    due, window, year_days = sets
    if mode == "none":
        return amount
    part = Fraction(len(due), len(window))
    if mode == "months":
        months = [{day for day in year_days if day.month == number} for number in range(1, 13)]
        possible = [month for month in months if month <= window]
        whole = [month for month in possible if month <= due]
        part = Fraction(len(whole), len(possible)) if whole else Fraction(0)
    return round_half_up(amount * part)


@given(case=cases())
def test_the_amount_is_that_of_the_oracle(scheme, case):
    assert explain(case, scheme).amount_cents == oracle(case, scheme)


@given(case=cases())
def test_instalments_add_up_and_none_is_negative(scheme, case):
    award = explain(case, scheme)
    assert sum(award.instalments) == award.amount_cents
    assert min(award.instalments) >= 0


@given(case=cases(), more=st.integers(min_value=1, max_value=500_000))
def test_a_larger_reference_never_gives_less(scheme, case, more):
    larger = case | {"reference_amount": plain(cents(case["reference_amount"]) + more)}
    assert explain(larger, scheme).amount_cents >= explain(case, scheme).amount_cents


@given(case=cases(), more=st.integers(min_value=1, max_value=500_000))
def test_a_higher_floor_never_gives_less(scheme, case, more):
    floor = cents(case["parameters"].get("floor", "30000.00"))
    higher = case | {"parameters": case["parameters"] | {"floor": plain(floor + more)}}
    assert explain(higher, scheme).amount_cents >= explain(case, scheme).amount_cents


@given(case=cases(), month=st.integers(1, 12), other=st.integers(1, 12))
def test_a_higher_index_never_gives_less(scheme, case, month, other):
    def with_month(number):
        return case | {"parameters": case["parameters"] | {"index_month": number}}

    asked = [f"{case['year'] - 1}-{number:02d}" for number in (month, other)]
    anchors = [case["reference_month"], case["parameters"].get("floor_reference_month")]
    assume(all(anchor is None or anchor <= min(asked) for anchor in anchors))
    figures = [scheme.index.figure("health", "2013", one).value for one in asked]
    low, high = (month, other) if figures[0] <= figures[1] else (other, month)
    low_award, high_award = (explain(with_month(number), scheme) for number in (low, high))
    assert high_award.amount_cents >= low_award.amount_cents


@given(case=cases())
def test_without_pro_rata_and_with_a_day_due_never_below_the_floor(scheme, case):
    chosen = case["parameters"] | {"pro_rata": "none"}
    award = explain(case | {"parameters": chosen}, scheme)
    due = next(step for step in award.steps if step.key == "pro_rata").inputs["due_days"]
    floor = cents(chosen.get("floor", "30000.00"))
    assert award.amount_cents >= floor if due else award.amount_cents == 0


@given(case=cases(), data=st.data())
def test_an_interval_cut_in_two_gives_the_same(scheme, case, data):
    name = data.draw(st.sampled_from(["accredited", "suspended"]))
    cut = []
    for one in case[name]:
        first, last = date.fromisoformat(one["from"]), date.fromisoformat(one["to"])
        at = data.draw(st.dates(first, last))
        cut.append({"from": str(first), "to": str(at)})
        if at < last:
            cut.append({"from": str(at + timedelta(days=1)), "to": str(last)})
    whole, pieces = explain(case, scheme), explain(case | {name: cut[::-1]}, scheme)
    assert pieces.amount_cents == whole.amount_cents


DIFFERENCES = {
    "floor": ("12345.67", "floor"),
    "floor_reference_month": ("2023-11", "floor"),
    "index_month": (11, "indexation"),
    "indexation": ("none", "indexation"),
    "duration_rule": ("total", "reference"),
    "never_below_previous": (False, "continuity"),
    "pro_rata": ("months", "pro_rata"),
    "floor_test": ("after_pro_rata", "floor"),
    "instalments": (["70", "rest"], "instalments"),
    "index_series": ("smoothed_health", "indexation"),
}


@given(case=cases(), name=st.sampled_from(sorted(DIFFERENCES)))
def test_one_other_parameter_shows_in_the_step_that_uses_it(scheme, case, name):
    value, key = DIFFERENCES[name]
    assume(name != "index_series" or case["reference_month"] >= "2013-01")
    plain_case = case | {"parameters": {}}
    changed = case | {"parameters": {name: value}}
    one, other = explain(plain_case, scheme).as_dict(), explain(changed, scheme).as_dict()
    steps = [{step["key"]: step for step in award["steps"]} for award in (one, other)]
    assert steps[0][key] != steps[1][key]
    assert one["digest"] != other["digest"]


@given(case=cases())
def test_the_same_case_has_the_same_digest(scheme, case):
    again = {key: case[key] for key in reversed(case)}
    assert explain(case, scheme).as_dict() == explain(again, scheme).as_dict()


@given(case=cases())
def test_a_suspension_outside_accreditation_or_year_changes_nothing(scheme, case):
    outside = {"from": "1999-01-01", "to": "1999-12-31"}
    more = case | {"suspended": [*case["suspended"], outside]}
    assert explain(more, scheme).amount_cents == explain(case, scheme).amount_cents
