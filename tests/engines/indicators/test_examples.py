"""The worked examples of the rules, number by number, written as cases."""

from dataclasses import replace

import pytest

from tests.engines.indicators.hand import CASES, Expected, cases_in, differences, results

FILES = sorted((CASES / "examples").glob("*.toml"))
EXAMPLES = [case for path in FILES for case in cases_in(path)]


def test_there_are_eight_examples():
    assert [path.name[:2] for path in FILES] == [f"{number:02}" for number in range(1, 9)]


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case.name)
def test_an_example_comes_to_its_numbers(case):
    assert differences(case, results(case)) == []


def test_without_its_link_the_double_is_a_household_of_its_own():
    """The second half of example 3."""
    (case,) = (one for one in EXAMPLES if one.name.startswith("03_"))
    files = [{k: v for k, v in row.items() if k != "double_of"} for row in case.rows["file"]]
    expected = tuple(
        Expected(code, value, {})
        for code, value in (("AX-01", 3), ("AX-02.total", 7), ("AX-03", 2))
    )
    unlinked = replace(case, rows={**case.rows, "file": files}, expected=expected)
    assert differences(unlinked, results(unlinked)) == []
