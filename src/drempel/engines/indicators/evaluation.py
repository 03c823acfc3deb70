"""Reckoning a whole report: every figure of a year over the rows of one association.

In: figures, rows, year, rules. Out: parts that can be merged, and results. ``Evaluator`` is made
once for a set of figures and used for many associations.
"""

from collections.abc import Iterable, Mapping

from drempel.engines.indicators import formulas
from drempel.engines.indicators.calendar import Year
from drempel.engines.indicators.definition import Figure
from drempel.engines.indicators.measuring import measure
from drempel.engines.indicators.needs import shapes_for
from drempel.engines.indicators.parts import Part
from drempel.engines.indicators.prepared import Prepared, prepare
from drempel.engines.indicators.reckoning import Context, Rules
from drempel.engines.indicators.results import Result, results_of
from drempel.engines.indicators.tables import Shape, Tables


class Evaluator:
    """Reads definitions once. shapes: which fields the rows must hold, per kind."""

    def __init__(self, figures: Iterable[Figure], rules: Rules) -> None:
        """Prepare the figures; DefinitionError or UnitsDifferError when one of them is wrong."""
        self.figures, self.rules = tuple(figures), rules
        self.shapes: dict[str, Shape] = shapes_for(self.figures)
        self.prepared: dict[str, Prepared] = {
            one.code: prepare(one, self.shapes) for one in self.figures if not one.is_of_figures
        }
        units = {one.code: one.unit for one in self.figures}
        for one in self.figures:
            if one.is_of_figures:
                formulas.check(one, units)

    def context(self, tables: Tables, year: Year) -> Context:
        return Context(tables, year, self.rules)

    def parts(self, context: Context) -> dict[str, Part]:
        """The figures of one association that are counted in its records."""
        return {code: measure(one, context) for code, one in self.prepared.items()}

    def results(self, parts: Mapping[str, Part]) -> dict[str, Result]:
        """Every figure, those of figures included, in the order of the catalogue."""
        return results_of(self.figures, parts)
