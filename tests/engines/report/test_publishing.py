"""What the edition for everyone hides, and what it leaves."""

import json
from dataclasses import replace

import pytest

from drempel.engines.report import is_hidden, published, written
from drempel.engines.report.printing import Publishing

pytestmark = pytest.mark.pure

RULES = Publishing(
    personal=frozenset({"household"}),
    rate=frozenset({"percent"}),
    median=frozenset({"day"}),
    rate_base=25,
    median_base=10,
    things=frozenset({"A3-U03"}),
    per={"A1-G02.per": "A1-G01"},
    sums=(("AX-01", ("AX-03",)),),
)
FAMILY = {"AX-01": "23", "AX-03": "3", "AX-05": "20"}
SMALL = "<\u00a05"


def figure(code, shown, unit="household", **more):
    given = {
        "code": code,
        "indicator": code.partition(".")[0],
        "shown": shown,
        "value": shown,
        "unit": unit,
        "n": 40,
        "N": 40,
        "source": "RECORDED",
        "shown_by": {},
        "before": None,
        "before_recomputed": None,
    }
    given |= more
    return given | {"breakdowns": {k: dict(v) for k, v in given["shown_by"].items()}}


def public(*figures):
    content = {"figures": {one["code"]: one for one in figures}}
    kept = json.dumps(content)
    found = published(content, RULES, 5)["figures"]
    assert json.dumps(content) == kept
    return found


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("0", "0"), ("1", SMALL), ("4", SMALL), ("5", "5"), ("4.5", SMALL), ("0.5", SMALL)],
)
def test_a_count_of_one_to_four_is_hidden(shown, expected):
    assert public(figure("AX-05", shown))["AX-05"]["shown"] == expected


def test_a_lone_small_category_takes_a_second_with_it_and_zero_stays():
    shown = {"A": "3", "B": "20", "C": "9", "D": "0"}
    found = public(figure("AX-05", "32", shown_by={"D2": shown}))["AX-05"]
    assert found["shown_by"]["D2"] == {"A": "*", "B": "20", "C": "*", "D": "0"}
    assert found["breakdowns"]["D2"] == {"A": None, "B": "20", "C": None, "D": "0"}


def test_two_small_categories_that_add_up_to_enough_hide_each_other():
    found = public(figure("AX-05", "26", shown_by={"D2": {"A": "3", "B": "20", "C": "3"}}))
    assert found["AX-05"]["shown_by"]["D2"] == {"A": "*", "B": "20", "C": "*"}


def test_a_part_that_would_give_a_small_rest_is_hidden():
    found = public(figure("AX-01", "40"), figure("AX-03", "38"))
    assert (found["AX-01"]["shown"], found["AX-03"]["shown"]) == ("40", "*")
    assert public(figure("AX-01", "40"), figure("AX-03", "30"))["AX-03"]["shown"] == "30"


def test_a_small_part_and_the_one_that_hides_it_bear_one_mark():
    rules = replace(RULES, sums=(("AX-01", ("AX-03", "AX-05")),))
    figures = {one: figure(one, number) for one, number in FAMILY.items()}
    found = published({"figures": figures}, rules, 5)["figures"]
    assert {code: one["shown"] for code, one in found.items()} == {
        "AX-01": "23",
        "AX-03": "*",
        "AX-05": "*",
    }
    assert public(figure("AX-01", "40"), figure("AX-03", "3"))["AX-03"]["shown"] == SMALL


@pytest.mark.parametrize(
    ("value", "known", "is_shown"), [("50.0", 24, False), ("50.0", 26, True), ("96.0", 50, False)]
)
def test_a_share_is_shown_of_enough_cases_on_both_sides(value, known, is_shown):
    one = figure("A1-G10", value, "percent", n=known, N=known)
    assert is_hidden(public(one)["A1-G10"]["shown"]) is not is_shown


def test_shares_of_dwellings_and_declared_ones_stay():
    stock = figure("A3-U03", "93.1", "percent", n=18, N=18)
    budget = figure("AM-04", "20.0", "percent", n=1, N=1, source="DECLARED")
    found = public(stock, budget)
    assert (found["A3-U03"]["shown"], found["AM-04"]["shown"]) == ("93.1", "20.0")


def test_what_is_reckoned_per_hidden_unit_is_hidden_with_it():
    per = figure("A1-G02.per", "4.0", "act_per_path")
    assert public(figure("A1-G01", "3"), per)["A1-G02.per"]["shown"] == "*"
    assert public(figure("A1-G01", "9"), per)["A1-G02.per"]["shown"] == "4.0"


def test_for_how_many_it_is_known_is_not_said_where_it_tells_a_small_number():
    assert public(figure("AX-05", "40", n=37))["AX-05"]["n"] is None
    assert public(figure("AX-05", "40", n=30))["AX-05"]["n"] == 30


def test_last_year_is_hidden_by_the_same_rule():
    then = {"shown": "2", "value": 2, "year": 2024}
    found = public(figure("AX-05", "40", before=then))["AX-05"]["before"]
    assert (found["shown"], found["value"]) == (SMALL, None)


def test_the_unit_of_a_hidden_number_does_not_say_whether_it_is_one():
    one = figure("AX-05", "1", unit_label={"en": "household"})
    assert public(one)["AX-05"]["unit_label"] == {}


def test_a_mark_is_written_as_it_is():
    assert written(SMALL, "household", "fr") == SMALL
    assert written("*", "percent", "nl") == "*"
