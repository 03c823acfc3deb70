"""A pytest plugin: under CI=true a skipped test fails the run.

A skip on a developer's machine says "not here"; where everything is installed it would say that
a test has silently stopped running. An expected failure (xfail) counts as a skip.
"""

import os

import pytest

FAILED = 1


class SkipGate:
    """Collects the names of what was skipped and turns a good ending into a bad one."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that was skipped; with several processes this runs in the first one."""
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module that skipped itself while being read."""
        if report.skipped:
            self.skipped.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that would otherwise have been good."""
        if self.skipped and session.exitstatus == 0:
            session.exitstatus = FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say why the run failed."""
        if self.skipped:
            names = sorted(set(self.skipped))
            terminalreporter.section("skipped under CI: not allowed", red=True)
            terminalreporter.write_line("\n".join(names))


def is_ci() -> bool:
    """Tell whether this run is continuous integration."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def pytest_configure(config: pytest.Config) -> None:
    """Put the gate up under CI, in the process that reports."""
    if is_ci() and not hasattr(config, "workerinput"):
        config.pluginmanager.register(SkipGate(), "drempel-skip-gate")
