"""What the steps of an award share: the basis they look at and how a step is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from drempel.engines.award.case import Case, CaseError, Interval
from drempel.engines.award.rules import Rules
from drempel.engines.award.sources import Figures, due_days, year_interval
from drempel.engines.scheme import Scheme
from drempel.engines.trace import Line, Step

LAW_OF = {
    "reference": "duration_rule",
    "indexation": "indexation",
    "continuity": "never_below_previous",
    "floor": "floor",
    "pro_rata": "pro_rata",
    "instalments": "instalments",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Amounts in cents before and after a step, and its formula with the numbers."""

    before: int
    after: int
    formula: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What every step of one award may look at."""

    case: Case
    rules: Rules
    scheme: Scheme
    figures: Figures

    def line(self, sentence: str, values: Mapping[str, object]) -> Line:
        """Prepare a sentence of the pack's table [award]."""
        return Line(self.scheme.template(f"award.{sentence}"), values)

    def series(self) -> Line:
        """Prepare the name of the index series, with its article."""
        return self.line(f"series.{self.rules.values['index_series']}", {})

    def window(self) -> Interval | None:
        """Return the days over which pro rata counts, None when there are none."""
        year = year_interval(self.case.year)
        if self.rules.values["duration_rule"] == "yearly":
            return year
        if self.case.period is None:
            raise CaseError('the key period is missing; duration_rule "total" needs it')
        return year.common(self.case.period)

    def due_days(self) -> int:
        """Count the days of the window that are accredited and not suspended."""
        return due_days(self.case, self.window())

    def step(
        self,
        key: str,
        inputs: Mapping[str, object],
        used: tuple[str, ...],
        outcome: Outcome,
        lines: tuple[Line, ...],
    ) -> Step:
        """Write a step; used: names of the parameters it read. Further lines: additions."""
        return Step(
            key=key,
            inputs=inputs,
            formula=outcome.formula,
            result_cents=outcome.after,
            versions=self.rules.used(*used),
            law=self.rules.laws[LAW_OF[key]],
            lines=lines,
            changed=outcome.before != outcome.after,
            is_estimated=any(line.template.key == "award.estimate" for line in lines),
        )
