"""What someone should look at before a report is sent: figures that do not agree or that jump.

In: the results of a year and of the year before, and ``report/checks.toml`` of the pack. Out:
findings, each with a key that stays the same, so that an explanation can be kept with it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from drempel.engines.indicators import Result
from drempel.engines.report.template import CHECKS, FOLDER, Labels, TemplateError
from drempel.engines.scheme import Scheme

COMPARE, JUMP, COVERAGE, FAULTS = "compare", "jump", "coverage", "faults"
HUNDRED = 100
Results = Mapping[str, Result]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one year: ``figure`` is at most ``most``. label: what is odd if not."""

    key: str
    figure: str
    most: str
    label: Labels


@dataclass(frozen=True, slots=True)
class Checks:
    """Limits in per cent, from numbers of some size on. faults: the figure of open faults."""

    status: str
    source: str
    faults: str
    jump_percent: int
    jump_smallest: int
    coverage_percent: int
    coverage_smallest: int
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. kind: compare, jump, coverage or faults; code: the figure it is about.

    value and other: the two numbers that were compared (this year and last year, known and units).
    label: the sentence of the pack, for a comparison.
    """

    kind: str
    code: str
    value: Any
    other: Any
    comparison: Comparison | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.comparison.key if self.comparison else self.code}"


@lru_cache(maxsize=4)
def load_checks(scheme: Scheme) -> Checks | None:
    """The checks of a pack; None when it has none. TemplateError for a file that lacks something."""
    path = scheme.folder / FOLDER / CHECKS
    if not path.exists():
        return None
    with path.open("rb") as file:
        table = tomllib.load(file)
    try:
        return Checks(
            status=table["status"],
            source=table["source"],
            faults=table["faults"],
            jump_percent=table["jump"]["percent"],
            jump_smallest=table["jump"]["smallest"],
            coverage_percent=table["coverage"]["percent"],
            coverage_smallest=table["coverage"]["smallest"],
            comparisons=tuple(Comparison(**one) for one in table["compare"]),
        )
    except (KeyError, TypeError) as error:
        raise TemplateError(f"{FOLDER}/{CHECKS}: {error}") from None


def findings(checks: Checks, results: Results, before: Results) -> list[Finding]:
    """Everything to look at, in the order of the checks; only figures that are there."""
    found = [*_compared(checks, results)]
    for code, result in results.items():
        found += [*_jump(checks, code, result, before.get(code)), *_coverage(checks, code, result)]
    faults = results.get(checks.faults)
    if faults is not None and faults.value:
        found.append(Finding(FAULTS, checks.faults, faults.value, 0))
    return found


def _compared(checks: Checks, results: Results) -> Iterator[Finding]:
    for one in checks.comparisons:
        if one.figure not in results or one.most not in results:
            continue
        small, large = results[one.figure].value, results[one.most].value
        if small is not None and large is not None and small > large:
            yield Finding(COMPARE, one.figure, small, large, one)


def _jump(checks: Checks, code: str, now: Result, then: Result | None) -> Iterator[Finding]:
    """A number that grew or shrank by more than the limit; a new definition explains itself."""
    if then is None or now.figure.version != then.figure.version or not now.figure.is_whole:
        return
    if not isinstance(now.value, int | Fraction) or not isinstance(then.value, int | Fraction):
        return
    new, old = Fraction(now.value), Fraction(then.value)
    if max(new, old) < checks.jump_smallest:
        return
    if abs(new - old) * HUNDRED > checks.jump_percent * max(old, Fraction(1)):
        yield Finding(JUMP, code, now.value, then.value)


def _coverage(checks: Checks, code: str, result: Result) -> Iterator[Finding]:
    if result.units < checks.coverage_smallest:
        return
    if result.known * HUNDRED < checks.coverage_percent * result.units:
        yield Finding(COVERAGE, code, result.known, result.units)
