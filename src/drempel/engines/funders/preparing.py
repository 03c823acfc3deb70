"""One line of a template with the figures that its value and its differences are reckoned from.

In: a line, the figures of the period and those of the year beside it. Out: ``Ready``: for each way
of looking at the line a figure of the evaluator. Ways that come to the same share one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drempel.engines.funders.deriving import (
    Condition,
    condition_of,
    derived,
    figure_of,
    grouping,
    records_of,
    scope_of,
)
from drempel.engines.funders.template import Line, Template
from drempel.engines.indicators import Figure, formulas
from drempel.engines.indicators.definition import AVERAGE
from drempel.engines.indicators.prepared import DAY_RULES, parse_rule

# Of these rules, what belongs to a shorter time also belongs to a longer one.
NESTED = DAY_RULES | {"open_in_year", "helped_in_year"}
DECLARED_RULE = "declared_for_year"
# As in the report of the year beside it; under the definitions of the period; without what is
# outside the scope; within it; as asked.
REGIONAL, BASE, INSIDE, SCOPED, ASKED = "regional", "base", "inside", "scoped", "asked"
Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Ready:
    """variants: each way to a code; REGIONAL is not there when that year had no such figure.

    made: the figures by code. records: those of the catalogue that read records.
    """

    line: Line
    figure: Figure
    records: tuple[Figure, ...]
    variants: Mapping[str, str]
    made: Figures

    @property
    def is_declared(self) -> bool:
        return any(one.year_rule.startswith(DECLARED_RULE) for one in self.records)

    @property
    def is_nested(self) -> bool:
        """Whether a change of period can be parted into what left and what came."""
        rules = {_rule(one) for one in self.records}
        averages = any(one.year_rule.startswith(AVERAGE) for one in self.records)
        return not self.figure.is_of_figures and rules <= NESTED and not averages

    def figures(self, variant: str) -> list[Figure]:
        """The figure of a variant with those it is reckoned from."""
        code = self.variants[variant]
        return [
            one for one in self.made.values() if one.code == code or one.code.startswith(f"{code}/")
        ]


def _rule(figure: Figure) -> str:
    name: str = parse_rule(figure.year_rule).func.id  # type: ignore[attr-defined]
    return name


def ready(line: Line, template: Template, figures: Figures, beside: Figures) -> Ready:
    """Make a line ready. figures: of the period; beside: of the year whose report stands beside it."""
    figure = figure_of(line, figures)
    records = tuple(records_of(figure, figures))
    made: dict[str, Figure] = {}
    variants: dict[str, str] = {}
    shared: dict[tuple[str, ...], str] = {}
    for name, condition in _conditions(line, template):
        said = tuple(condition(one.record) for one in records)
        if said not in shared:
            shared[said] = f"{line.code}:{name}"
            made |= _without_splits(derived(shared[said], figure, figures, condition))
        variants[name] = shared[said]
    if line.groups:
        code = f"{line.code}:groups"
        asked = derived(code, figure, figures, lambda kind: condition_of(template, line, kind))
        made[code] = replace(asked[code], breakdowns=(grouping(line, figure),))
        variants[ASKED] = code
    _add_regional(line, beside, (figure, *records), made, variants)
    return Ready(line, figure, records, variants, made)


def _without_splits(figures: Figures) -> dict[str, Figure]:
    return {code: replace(one, breakdowns=()) for code, one in figures.items()}


def _add_regional(
    line: Line,
    beside: Figures,
    own: tuple[Figure, ...],
    made: dict[str, Figure],
    variants: dict[str, str],
) -> None:
    """The line as the report beside it counts it: as under today's definitions, unless they changed."""
    if not all(code in beside for code in formulas.named(line.formula)):
        return
    figure = figure_of(line, beside)
    if (figure, *records_of(figure, beside)) == own:
        variants[REGIONAL] = variants[BASE]
        return
    code = variants[REGIONAL] = f"{line.code}:{REGIONAL}"
    made |= _without_splits(derived(code, figure, beside, lambda _kind: ""))


def _conditions(line: Line, template: Template) -> Iterator[tuple[str, Condition]]:
    def inside(kind: str) -> str:
        scope = scope_of(template, line, kind)
        return f"not is_true(not ({scope}))" if scope else ""

    yield BASE, lambda _kind: ""
    yield INSIDE, inside
    yield SCOPED, lambda kind: scope_of(template, line, kind)
    yield ASKED, lambda kind: condition_of(template, line, kind)
