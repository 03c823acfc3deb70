"""The closing line counts what happened, not what one would like."""

import pytest

from bootstrap import summary
from bootstrap.summary import Outcome

REPORT = """<testsuites><testsuite name="pytest">
<testcase name="a"/><testcase name="b"><system-out>x</system-out></testcase>
<testcase name="c"><failure message="no"/></testcase>
<testcase name="d"><error message="teardown"/></testcase>
<testcase name="e"><failure message="no"/><error message="teardown"/></testcase>
<testcase name="f"><skipped type="pytest.skip" message="no PostgreSQL"/></testcase>
<testcase name="g"><skipped type="pytest.xfail" message="some day"/></testcase>
<testcase name="h"><skipped type="pytest.skip" message="no PostgreSQL"/></testcase>
</testsuite></testsuites>"""
GOOD = '<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>'


def test_report_is_counted_by_test():
    outcome = summary.outcome_of_report("tests", 1, REPORT, 2.0)
    assert (outcome.passed, outcome.failed, outcome.skipped) == (2, 3, 3)
    assert outcome.notes == ("2 x no PostgreSQL", "1 x some day")


def test_good_report_with_a_bad_ending_is_a_failure():
    outcome = summary.outcome_of_report("tests", 1, GOOD, 1.0)
    assert (outcome.passed, outcome.failed) == (1, 1)
    assert "status 1" in outcome.notes[-1]


def test_no_report_is_a_failure():
    outcome = summary.outcome_of_report("tests", 3, "", 1.0)
    assert (outcome.passed, outcome.failed) == (0, 1)


def test_no_test_found_is_a_failure():
    empty = "<testsuites><testsuite/></testsuites>"
    assert summary.outcome_of_report("browser tests", 5, empty, 1.0).failed == 1


@pytest.mark.parametrize(("status", "counts"), [(0, (1, 0)), (1, (0, 1)), (-9, (0, 1))])
def test_command_counts_as_one(status, counts):
    outcome = summary.outcome_of_command("ruff check", status, 0.1)
    assert (outcome.passed, outcome.failed) == counts


def test_closing_line_adds_up():
    outcomes = [Outcome("a", passed=3), Outcome("b", passed=2, failed=1)]
    assert summary.closing_line(outcomes) == "5 passed, 1 failed"
    outcomes.append(Outcome("c", skipped=2))
    assert summary.closing_line(outcomes) == "5 passed, 1 failed, 2 skipped"


def test_skip_is_a_failure_under_ci():
    outcome = summary.without_skips(Outcome("browser tests", passed=4, skipped=2))
    assert (outcome.passed, outcome.failed, outcome.skipped) == (4, 2, 0)


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ([], 1),
        ([Outcome("a", skipped=1)], 1),
        ([Outcome("a", passed=1)], 0),
        ([Outcome("a", passed=1), Outcome("b", skipped=1)], 0),
        ([Outcome("a", passed=1), Outcome("b", failed=1)], 1),
    ],
)
def test_exit_status_is_good_only_when_something_passed_and_nothing_failed(outcomes, status):
    assert summary.exit_status(outcomes) == status


def test_table_names_what_was_left_out_and_how_to_get_it():
    text = summary.table(
        [
            Outcome("ruff check", passed=1),
            Outcome("browser tests", skipped=1, notes=("apt-get install chromium",)),
            Outcome("tests", passed=9, failed=1),
        ]
    )
    lines = text.splitlines()
    assert lines[0].split()[:3] == ["ok", "ruff", "check"]
    assert lines[1].split()[0] == "skipped"
    assert lines[2].split()[0] == "FAILED"
    assert lines[3].strip() == "browser tests: apt-get install chromium"
