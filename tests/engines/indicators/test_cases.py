"""Every indicator over rows made by hand, whose figures a person can check on paper."""

import pytest

from tests.engines.indicators.hand import catalogue, differences, every_case, results

CASES = every_case()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_figures_are_those_on_paper(case):
    assert differences(case, results(case)) == []


def test_every_indicator_has_a_case_of_its_own_name():
    """Each of its figures is expected there, in at least one year."""
    expected = {(case.name.split()[0], one.code) for case in CASES for one in case.expected}
    wanted = {
        (indicator.code, figure.code)
        for indicator in catalogue().indicators
        for figure in indicator.figures
    }
    assert wanted - expected == set()
