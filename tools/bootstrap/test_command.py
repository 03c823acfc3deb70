"""The command ./test: every check there is, one summary, an honest exit status."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from bootstrap import needs, summary
from bootstrap.environment import ROOT, prepare, script
from bootstrap.progress import SetupError
from bootstrap.summary import Outcome

NOTHING_COLLECTED = 5  # pytest's exit status


@dataclass(frozen=True)
class Without:
    """Markers of tests that are left out by choice, and what they are.

    may_empty: suites of which nothing may be left, so that collecting nothing is no fault there.
    """

    markers: str
    names: tuple[str, ...]
    may_empty: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suite:
    """One run of pytest: a name, a marker expression, how many processes, left out when quick."""

    name: str
    marker: str
    processes: int
    slow: bool


SUITES = (
    Suite("tests", "not browser and not load", 2, slow=False),
    Suite("browser tests", "browser", 2, slow=True),
    Suite("load tests", "load", 2, slow=True),
)
# What a choice leaves out, and how it is told at the end.
QUICK = Without("thorough", ("browser tests", "load tests", "tests of every combination"))
STORAGE = Without(
    "pure or neutral",
    ("what no database changes: reckoning, looks, reading of files",),
    may_empty=("load tests",),
)


def checks() -> dict[str, list[str]]:
    """Return the checks that are one command each."""
    python = str(script(ROOT, "python"))
    return {
        "ruff check": [str(script(ROOT, "ruff")), "check", "."],
        "mypy (engines, strict)": [str(script(ROOT, "mypy"))],
        "import contracts": [str(script(ROOT, "lint-imports")), "--no-logo"],
        "no floats near money": [python, "tools/check_no_floats.py"],
        "scheme check": [str(script(ROOT, "drempel")), "scheme", "check"],
    }


@dataclass(frozen=True)
class Choice:
    """What someone asked for. extra: the arguments after ``--`` that go to pytest."""

    is_quick: bool
    without: tuple[Without, ...]
    extra: tuple[str, ...]

    def marker(self, suite: Suite) -> str:
        """The marker expression of a suite, less what is left out."""
        return " and ".join((suite.marker, *(f"not ({one.markers})" for one in self.without)))

    def may_empty(self, suite: Suite) -> bool:
        """Whether a suite may have no test left; of what someone chose, another suite may have it."""
        return bool(self.extra) or any(suite.name in one.may_empty for one in self.without)


def parse(argv: Sequence[str]) -> Choice:
    """Read the arguments; those after -- are for pytest."""
    argv = list(argv)
    cut = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(
        prog="test",
        usage="test [-h] [--quick] [-- PYTEST-ARGUMENT ...]",
        description="Run every check. DATABASE_URL=postgres://... runs them on PostgreSQL.",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="leave out the browser, the load tests and those of every combination",
    )
    parser.add_argument(
        "--storage",
        action="store_true",
        help="for a second database: leave out what no database changes",
    )
    asked = parser.parse_args(argv[:cut])
    without = [one for one, on in ((QUICK, asked.quick), (STORAGE, asked.storage)) if on]
    return Choice(asked.quick, tuple(without), tuple(argv[cut + 1 :]))


def run_check(name: str, command: Sequence[str], env: Mapping[str, str]) -> Outcome:
    """Run one check; print its output only when it fails."""
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(f"\n--- {name} failed\n{done.stdout.rstrip()}", flush=True)
    return summary.outcome_of_command(name, done.returncode, time.monotonic() - start)


def run_checks(env: Mapping[str, str]) -> list[Outcome]:
    """Run the checks, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda item: run_check(*item, env), checks().items()))


def run_suite(suite: Suite, choice: Choice, env: Mapping[str, str]) -> Outcome:
    """Run pytest once and count from its report."""
    print(f"\n--- {suite.name}", flush=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="drempel-report-") as folder:
        report = Path(folder) / "junit.xml"
        command = [script(ROOT, "python"), "-m", "pytest", "-q", "--tb=short"]
        command += ["-m", choice.marker(suite), "-n", str(suite.processes)]
        command += [f"--junit-xml={report}", *choice.extra]
        status = subprocess.call(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL)
        text = report.read_text(encoding="utf-8") if report.exists() else ""
    seconds = time.monotonic() - start
    if status == NOTHING_COLLECTED and choice.may_empty(suite):
        return Outcome(suite.name, seconds=seconds)
    return summary.outcome_of_report(suite.name, status, text, seconds)


def run_suites(choice: Choice, env: Mapping[str, str]) -> list[Outcome]:
    """Run the suites of pytest; name what cannot run on this machine."""
    outcomes = []
    absent = needs.missing_for_database(env.get("DATABASE_URL", ""))
    if absent:  # asked for by name, so not running on it is no success anywhere
        return [Outcome("tests", failed=1, notes=absent)]
    for suite in SUITES:
        if suite.slow and choice.is_quick:
            continue
        lacking = needs.missing_for_browser(env) if suite.marker == "browser" else ()
        if lacking:
            outcomes.append(Outcome(suite.name, skipped=1, notes=lacking))
        else:
            outcomes.append(run_suite(suite, choice, env))
    if choice.extra and not any(outcome.passed or outcome.failed for outcome in outcomes):
        note = "no test ran: " + " ".join(choice.extra)
        outcomes[0] = replace(outcomes[0], failed=1, notes=(*outcomes[0].notes, note))
    return outcomes


def test_environment() -> dict[str, str]:
    """Return the environment of the checks: as given, with the Chromium that was found."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "drempel.config.settings.test"}
    chromium = needs.find_chromium(env)
    if chromium:
        env["DREMPEL_CHROMIUM"] = chromium
    return env


def main(argv: Sequence[str]) -> int:
    """Set up, run everything, close with one line that counts it all."""
    choice = parse(argv)
    start = time.monotonic()
    python = str(script(ROOT, "python"))
    try:
        prepare("test")
        env = test_environment()
        translations = [python, "tools/compile_translations.py"]
        outcomes = [run_check("translations compile", translations, env)]
        outcomes += run_checks(env)
        outcomes += run_suites(choice, env)
    except SetupError as error:
        print(error, file=sys.stderr)
        print("0 passed, 1 failed")
        return 1
    except KeyboardInterrupt:
        return 130
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        outcomes = [summary.without_skips(outcome) for outcome in outcomes]
    print(f"\n--- summary ({time.monotonic() - start:.0f} s)")
    print(summary.table(outcomes))
    for one in choice.without:
        print(f"  left out by choice: {', '.join(one.names)}")
    print(summary.closing_line(outcomes), flush=True)
    return summary.exit_status(outcomes)
