"""What is looked at before sending: limits met exactly, keys that stay, new definitions left out."""

from dataclasses import replace

import pytest

from drempel.engines.indicators import Result
from drempel.engines.report import findings, load_checks
from tests.engines.indicators.hand import catalogue

pytestmark = pytest.mark.pure


def made(code, value, known=0, units=0):
    (figure,) = (one for one in catalogue().figures(2025) if one.code == code)
    return Result(figure, value, known, units, "RECORDED")


def keys(scheme, now, before=()):
    found = findings(
        load_checks(scheme), {one.code: one for one in now}, {one.code: one for one in before}
    )
    return [one.key for one in found]


def test_more_new_households_than_households_is_odd(scheme):
    assert keys(scheme, [made("AX-03", 5), made("AX-01", 4)]) == ["compare:new_helped"]
    assert keys(scheme, [made("AX-03", 4), made("AX-01", 4)]) == []


@pytest.mark.parametrize(
    ("now", "before", "is_found"),
    [
        (30, 20, False),
        (31, 20, True),
        (20, 40, False),
        (19, 40, True),
        (19, 1, False),
        (20, 0, True),
    ],
)
def test_a_jump_is_more_than_half_of_last_year_and_of_some_size(scheme, now, before, is_found):
    found = keys(scheme, [made("AX-01", now)], [made("AX-01", before)])
    assert found == (["jump:AX-01"] if is_found else [])


def test_a_new_definition_explains_a_jump(scheme):
    before = made("AX-01", 100)
    before = replace(before, figure=replace(before.figure, version=0))
    assert keys(scheme, [made("AX-01", 20)], [before]) == []


@pytest.mark.parametrize(
    ("known", "units", "is_found"), [(7, 10, False), (6, 10, True), (0, 9, False)]
)
def test_coverage_below_the_limit_is_found(scheme, known, units, is_found):
    found = keys(scheme, [made("AX-01", 12, known, units)])
    assert found == (["coverage:AX-01"] if is_found else [])


def test_open_faults_are_found(scheme):
    assert keys(scheme, [made("AQ-03.open", 2)]) == ["faults:AQ-03.open"]
    assert keys(scheme, [made("AQ-03.open", 0)]) == []


def test_comparisons_are_of_one_unit_or_of_groups_and_their_people(scheme):
    units = {one.code: one.unit for one in catalogue().figures(2025)}
    people = {("household", "person"), ("participant", "attendance")}
    for one in load_checks(scheme).comparisons:
        pair = units[one.figure], units[one.most]
        assert pair[0] == pair[1] or pair in people, one.key
