"""Terms: the day on which something goes, and the other way round."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.retention import CLASSES, Term, age_band, belongings, load_terms
from drempel.engines.scheme import SchemeError, load_scheme

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
BANDS = ("LT18", "A18_24", "A25_34", "A35_49", "A50_64", "A65_79", "A80P")


def term(length: int, unit: str) -> Term:
    return Term("household", length, unit, None)


@pytest.fixture(scope="module")
def scheme():
    return load_scheme("schemes/brussels_vih")


def test_the_pack_has_a_term_for_every_class(scheme):
    assert tuple(load_terms(scheme, date(2026, 11, 24))) == CLASSES


def test_every_term_is_assumed_until_it_is_confirmed(scheme):
    terms = load_terms(scheme, date(2026, 11, 24)).values()
    assert all(one.dated.is_assumed and one.dated.source and one.dated.note for one in terms)
    assert all(set(one.dated.labels) == {"fr", "nl", "en"} for one in terms)


@pytest.mark.parametrize(
    ("day", "length", "unit", "due"),
    [
        (date(2021, 3, 3), 60, "months", date(2026, 3, 3)),
        (date(2024, 1, 31), 1, "months", date(2024, 2, 29)),
        (date(2024, 2, 29), 12, "months", date(2025, 2, 28)),
        (date(2026, 1, 1), 30, "days", date(2026, 1, 31)),
    ],
)
def test_the_day_on_which_it_goes(day, length, unit, due):
    assert term(length, unit).due_on(day) == due


@given(DAYS, st.integers(1, 130), st.sampled_from(["months", "days"]))
def test_what_goes_on_a_day_is_what_ended_until_the_last_day_gone(on, length, unit):
    one = term(length, unit)
    last = one.last_gone(on)
    assert one.due_on(last) <= on < one.due_on(last + timedelta(days=1))


@pytest.mark.parametrize(
    "block",
    [
        "length = 60\n",
        'length = 60\nunit = "years"\n',
        'length = 0\nunit = "days"\n',
        "value = 60\n",
    ],
)
def test_a_term_that_is_none_is_refused_with_its_place(tmp_path, scheme, block):
    parameter = scheme.timeline("retention.household").versions[0]
    table = {}
    for line in block.splitlines():
        name, _, value = line.partition(" = ")
        table[name] = value.strip('"') if '"' in value else int(value)
    value = table["value"] if set(table) == {"value"} else table
    names = {name: getattr(parameter, name) for name in type(parameter).__slots__}
    wrong = type(parameter)(**{**names, "value": value})

    class Pack:
        law = scheme.law

        def parameter(self, _name, _on):
            return wrong

    with pytest.raises(SchemeError, match=r"retention\.toml"):
        load_terms(Pack(), date(2026, 11, 24))


def test_a_pack_that_names_no_class_keeps_everything():
    assert load_terms(load_scheme("tests/schemes/tiny_pack"), date(2026, 11, 24)) == {}


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "LT18"), (17, "LT18"), (18, "A18_24"), (24, "A18_24"), (79, "A65_79"), (80, "A80P")],
)
def test_the_band_of_an_age(age, band):
    assert age_band(age, BANDS) == band


@given(st.integers(0, 130))
def test_every_age_has_one_band(age):
    assert sum(age_band(age, [band]) == band for band in BANDS) == 1


def test_an_age_that_no_band_holds_has_none():
    assert age_band(30, ("OTHER", "A18_24")) == ""


def test_every_kind_comes_after_those_it_leads_through():
    order = list(belongings())
    assert order[0] == "file"
    assert {"member", "path", "goal", "review", "act", "right", "med", "pur", "stay"} < set(order)
    assert order.index("path") < order.index("goal") < order.index("review")
    assert order.index("pur") < order.index("milestone")
    assert not {"unit", "slot", "sess", "feed", "owner", "decl"} & set(order)
