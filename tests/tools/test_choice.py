"""What ./test was asked to run: which suites may be left without a test, and which never."""

import pytest

from bootstrap.test_command import SUITES, parse

LOAD = {"load tests"}
EVERY = {suite.name for suite in SUITES}


@pytest.mark.parametrize(
    ("arguments", "empty"),
    [
        ([], set()),
        (["--quick"], set()),
        (["--storage"], LOAD),
        (["--", "tests/tools"], EVERY),
        (["--storage", "--", "tests/tools"], EVERY),
    ],
)
def test_a_suite_without_a_test_is_a_fault_unless_the_choice_says_so(arguments, empty):
    choice = parse(arguments)
    assert {suite.name for suite in SUITES if choice.may_empty(suite)} == empty


def test_a_choice_leaves_its_markers_out_of_every_suite():
    choice = parse(["--storage"])
    for suite in SUITES:
        assert choice.marker(suite) == f"{suite.marker} and not (pure or neutral)"
