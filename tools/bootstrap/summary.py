"""Counting: pytest's own report and the other checks in, the closing lines out."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Outcome:
    """What one check came to; ``notes`` are lines for the reader of the summary."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


def outcome_of_command(name: str, status: int, seconds: float) -> Outcome:
    """A check that is one command counts as one."""
    return Outcome(name, passed=int(status == 0), failed=int(status != 0), seconds=seconds)


def outcome_of_report(name: str, status: int, report: str, seconds: float) -> Outcome:
    """Count the tests of a pytest run from its junit report.

    ``report`` is empty when pytest did not come to write one. A run that ended badly never
    counts as whole: without a failed test the run itself is the failure. A test that is expected
    to fail counts as skipped.
    """
    passed = failed = skipped = 0
    reasons: Counter[str] = Counter()
    for case in ET.fromstring(report).iter("testcase") if report else ():
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif (skip := case.find("skipped")) is not None:
            skipped += 1
            reasons[skip.get("message") or "no reason given"] += 1
        else:
            passed += 1
    notes = [f"{count} x {reason}" for reason, count in sorted(reasons.items())]
    if status and not failed:
        failed = 1
        notes.append(f"pytest ended with status {status}")
    return Outcome(name, passed, failed, skipped, seconds, tuple(notes))


def without_skips(outcome: Outcome) -> Outcome:
    """Under continuous integration nothing may be left out: a skip counts as a failure."""
    return replace(outcome, failed=outcome.failed + outcome.skipped, skipped=0)


def closing_line(outcomes: Sequence[Outcome]) -> str:
    """Return "N passed, N failed" over everything, with the skips when there are any."""
    skipped = sum(outcome.skipped for outcome in outcomes)
    line = (
        f"{sum(outcome.passed for outcome in outcomes)} passed, "
        f"{sum(outcome.failed for outcome in outcomes)} failed"
    )
    return f"{line}, {skipped} skipped" if skipped else line


def table(outcomes: Sequence[Outcome]) -> str:
    """Return one line per check, then what was left out and how to get it."""
    lines = []
    for outcome in outcomes:
        word = "FAILED" if outcome.failed else "skipped" if not outcome.passed else "ok"
        counts = closing_line([outcome])
        lines.append(f"  {word:8}{outcome.name:34}{counts:40}{outcome.seconds:7.1f} s")
    for outcome in outcomes:
        lines.extend(f"  {outcome.name}: {note}" for note in outcome.notes)
    return "\n".join(lines)


def exit_status(outcomes: Sequence[Outcome]) -> int:
    """Zero only when something passed and nothing failed."""
    failed = any(outcome.failed for outcome in outcomes)
    return int(failed or not any(outcome.passed for outcome in outcomes))
