"""The yearly amount of one case, explained.

In: a case as it comes from JSON, and a scheme. Out: an ``Award``: the amount, its
instalments, and the trace of every step. The rules and their order come from the rule
set in force on 1 January of the year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drempel.engines import money
from drempel.engines.award import steps
from drempel.engines.award.basis import Basis
from drempel.engines.award.case import read_case
from drempel.engines.award.rules import Rules, rules_for
from drempel.engines.award.sources import Figures
from drempel.engines.scheme import Scheme
from drempel.engines.trace import Step, Trace
from drempel.engines.wording import Cents


@dataclass(frozen=True, slots=True)
class Award:
    """One yearly amount with everything that explains it.

    amount_cents: what is granted. full_year_cents: before pro rata, the next year's
    "previous amount". instalments: cents, they add up to the amount. rule_set: key.
    """

    amount_cents: int
    full_year_cents: int
    instalments: tuple[int, ...]
    shares: tuple[str, ...]
    rule_set: str
    year: int
    trace: Trace

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in the order they were taken."""
        return self.trace.steps

    @property
    def case(self) -> Mapping[str, object]:
        """The normalised case."""
        return self.trace.case

    @property
    def is_estimate(self) -> bool:
        """Whether an index figure that is not published yet was stood in for."""
        return self.trace.is_estimate

    @property
    def digest(self) -> str:
        """The SHA-256 of case, steps, and the figures and versions they used."""
        return self.trace.digest()

    def as_dict(self) -> dict[str, Any]:
        """Return the award ready for JSON, with its trace in every language.

        Amounts are plain texts; this is also the form in which an award is stored.
        """
        return {
            "amount": money.plain(self.amount_cents),
            "full_year": money.plain(self.full_year_cents),
            "instalments": [money.plain(part) for part in self.instalments],
            "is_estimate": self.is_estimate,
            "rule_set": self.rule_set,
            **self.trace.as_dict(),
        }


def explain(case: Mapping[str, Any], scheme: Scheme, *, estimate: bool = False) -> Award:
    """Reckon one yearly award and explain it.

    case: see ``award.case``. estimate: use the last known index figure for a month that
    is not published yet, and say so. Errors: CaseError, SchemeError and UnknownFigure,
    all ValueErrors with one clear line.
    """
    read = read_case(case)
    rules = rules_for(scheme, read.year, read.overrides)
    figures = Figures(scheme.index, rules, read.year, estimate)
    taken = _steps(Basis(read, rules, scheme, figures))
    trace = Trace(
        case=read.plain(),
        steps=tuple(taken.values()),
        figures=tuple(figure.evidence() for figure in figures.used()),
        languages=scheme.languages,
    )
    return Award(
        amount_cents=taken["instalments"].result_cents,
        full_year_cents=_full_year(taken),
        instalments=steps.parts(taken["instalments"].result_cents, rules),
        shares=rules.values["instalments"],
        rule_set=rules.rule_set,
        year=read.year,
        trace=trace,
    )


def _steps(basis: Basis) -> dict[str, Step]:
    """Take every step in the order of the rules, each on the result of the one before."""
    taken: dict[str, Step] = {}
    amount = 0
    for key in _order(basis.rules):
        taken[key] = steps.TAKE[key](basis, amount)
        amount = taken[key].result_cents
    return taken


def _order(rules: Rules) -> tuple[str, ...]:
    tests = ("floor", "pro_rata")
    if rules.values["floor_test"] == "after_pro_rata":
        tests = ("pro_rata", "floor")
    return ("reference", "indexation", "continuity", *tests, "instalments")


def _full_year(taken: Mapping[str, Step]) -> int:
    """Return the amount before pro rata: in the other order the floor is added here."""
    in_force = taken["floor"].inputs["floor_in_force"]
    assert isinstance(in_force, Cents)
    return max(taken["continuity"].result_cents, int(in_force))
