"""Cases that are refused: exit status 2, one clear line, nothing on the output."""

from copy import deepcopy

import pytest

CASE = {
    "year": 2026,
    "reference_amount": "30000.00",
    "period": {"from": "2024-01-01", "to": "2026-12-31"},
    "reference_month": "2023-12",
    "accredited": [{"from": "2026-01-01", "to": "2026-12-31"}],
    "suspended": [],
    "previous_amount": None,
    "parameters": {},
}
TWO = [{"from": "2026-01-01", "to": "2026-06-30"}, {"from": "2026-06-30", "to": "2026-12-31"}]


def case(parameters=None, **changes):
    made = deepcopy(CASE) | changes
    made["parameters"] = parameters or {}
    return made


AMOUNT = 'expected a text with 0 to 2 decimals after a dot, like "31658.30"'
REFUSED = {
    "number for money": (case(reference_amount=30000), f"reference_amount: found 30000; {AMOUNT}"),
    "float for money": (case(reference_amount=3.5), f"reference_amount: found 3.5; {AMOUNT}"),
    "three decimals": (
        case(reference_amount="1.001"),
        f"reference_amount: found '1.001'; {AMOUNT}",
    ),
    "comma": (case(reference_amount="1,00"), f"reference_amount: found '1,00'; {AMOUNT}"),
    "negative": (
        case(reference_amount="-1.00"),
        "reference_amount: found '-1.00'; expected zero or more, like \"31658.30\"",
    ),
    "previous as number": (case(previous_amount=1), f"previous_amount: found 1; {AMOUNT}"),
    "year as text": (
        case(year="2026"),
        "year: found '2026'; expected a whole number, like 2026",
    ),
    "year as truth": (case(year=True), "year: found True; expected a whole number, like 2026"),
    "unknown key": (
        case(years=1),
        "unknown key 'years' in the case; known keys: year, reference_amount, period, "
        "reference_month, accredited, suspended, previous_amount, parameters",
    ),
    "unknown parameter": (
        case({"flor": "1.00"}),
        "unknown parameter 'flor'; known parameters: floor, floor_reference_month, index_series, "
        "index_base, index_month, indexation, percentage, duration_rule, never_below_previous, "
        "pro_rata, floor_test, rounding, instalments",
    ),
    "floor as number": (case({"floor": 30000}), f"parameter floor: found 30000; {AMOUNT}"),
    "unknown method": (
        case({"indexation": "pivot"}),
        "parameter indexation: found 'pivot'; expected one of formula, percentage, none",
    ),
    "truth as text": (
        case({"never_below_previous": "yes"}),
        "parameter never_below_previous: found 'yes'; expected true or false",
    ),
    "percentage absent": (
        case({"indexation": "percentage"}),
        'the parameter percentage is missing; indexation "percentage" needs it, like "2.00"',
    ),
    "month 13": (
        case({"index_month": 13}),
        "parameter index_month: found 13; expected the number of a month, 1 to 12",
    ),
    "shares above the whole": (
        case({"instalments": ["80", "30", "rest"]}),
        "parameter instalments: found ['80', '30', 'rest']; expected shares that together are "
        "at most 100",
    ),
    "no rest": (
        case({"instalments": ["80", "20"]}),
        "parameter instalments: found ['80', '20']; expected shares in percent, the last one "
        '"rest", like ["80", "rest"]',
    ),
    "overlap": (
        case(accredited=TWO),
        "accredited: the intervals 2026-01-01 to 2026-06-30 and 2026-06-30 to 2026-12-31 overlap",
    ),
    "suspensions overlap": (
        case(suspended=TWO[::-1]),
        "suspended: the intervals 2026-01-01 to 2026-06-30 and 2026-06-30 to 2026-12-31 overlap",
    ),
    "backward interval": (
        case(suspended=[{"from": "2026-02-01", "to": "2026-01-31"}]),
        "suspended: the interval ends on 2026-01-31 before it starts on 2026-02-01",
    ),
    "no such day": (
        case(accredited=[{"from": "2026-02-30", "to": "2026-03-31"}]),
        "accredited.from: found '2026-02-30'; expected a day of the calendar, like \"2026-07-01\"",
    ),
    "key in interval": (
        case(accredited=[{"from": "2026-02-01", "to": "2026-03-31", "why": ""}]),
        "unknown key 'why' in accredited; known keys: from, to",
    ),
    "index to come": (
        case(year=2027),
        "the health index, base 2013, of 2026-12 is not known; last known month 2026-06",
    ),
    "reference month is the index month, to come": (
        case(year=2027, reference_month="2026-12"),
        "the health index, base 2013, of 2026-12 is not known; last known month 2026-06",
    ),
    "floor index to come": (
        case({"indexation": "none", "floor_reference_month": "2023-12"}, year=2027),
        "the health index, base 2013, of 2026-12 is not known; last known month 2026-06",
    ),
    "index before the first": (
        case(reference_month="1993-12"),
        "the health index, base 2013, of 1993-12 is not known; first known month 1994-01, "
        "last known month 2026-06",
    ),
    "index of another base": (
        case({"index_base": 2004}),
        "the health index, base 2004, of 2025-12 is not known; last known month 2013-12",
    ),
    "unknown base": (
        case({"index_base": "2025"}),
        "the health index, base 2025, is not known; known: health 2004, health 2013, "
        "smoothed_health 2013",
    ),
    "no rule set": (
        case(year=2016),
        "no rule set is in force on 2016-01-01; the first one starts on 2016-09-23",
    ),
    "period absent": (
        {key: value for key, value in case({"duration_rule": "total"}).items() if key != "period"},
        'the key period is missing; duration_rule "total" needs it',
    ),
    "reference month absent": (
        case(reference_month=None),
        "the key reference_month is missing; indexation by formula needs it",
    ),
    "year absent": (
        {key: value for key, value in CASE.items() if key != "year"},
        "the key year is missing",
    ),
    "accredited absent": (
        {key: value for key, value in CASE.items() if key != "accredited"},
        "the key accredited is missing",
    ),
    "a list": (
        [],
        "found no case; expected an object with the keys year, reference_amount, "
        "period, reference_month, accredited, suspended, previous_amount, parameters",
    ),
}


@pytest.mark.parametrize(("given", "line"), REFUSED.values(), ids=REFUSED)
def test_refused(given, line, run):
    answer = run("award", "explain", "--format", "json", case=given)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == line + "\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", ["no JSON, line 1"]),
        ('{"year": 2026, "year": 2027}', ["the key 'year' stands twice"]),
        ('{"year": NaN}', ["found NaN"]),
    ],
)
def test_a_broken_file_is_refused_in_one_line(text, words, run):
    answer = run("award", "explain", case=text)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert all(word in answer.err for word in words)


def test_a_missing_file_is_refused_in_one_line(run):
    answer = run("award", "explain", "--case", "no/such.json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "no/such.json: No such file or directory\n"


def test_adjacent_intervals_are_fine(run):
    parts = [{"from": "2026-01-01", "to": "2026-06-30"}, {"from": "2026-07-01", "to": "2026-12-31"}]
    assert run("award", "explain", case=case(accredited=parts)).json["amount"] == "31658.30"


def test_figures_are_looked_up_only_when_a_step_uses_them(run):
    whole = {"year": 2027, "accredited": [{"from": "2027-01-01", "to": "2027-12-31"}]}
    later = case(**whole, reference_month="2027-01")
    none = case({"indexation": "none"}, **whole, reference_month="1900-01")
    for given in (later, none):
        found = run("award", "explain", case=given).json
        assert found["amount"] == "30000.00"
        assert found["figures"] == []
