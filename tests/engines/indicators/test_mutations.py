"""A definition that is changed makes its case fail: in its filter, its unit, its year rule.

For each figure: every condition of the filter taken out and turned round, every set of codes with
one code less, every number moved by one, the year rule exchanged for the other ones of its shape,
the unit renamed, the rule of counting once taken out, numerator and denominator likewise.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import replace

import pytest

from drempel.engines.indicators import DefinitionError, Figure, UnitsDifferError, formulas
from drempel.engines.indicators.prepared import DAY_RULES, parse_rule
from tests.engines.indicators.hand import catalogue, differences, every_case, results_of

YEAR = 2025
PERIODS = ("open_in_year", "on_31_dec")
# Changes that mean the same, each with the reason why no row can tell them apart.
_UNKNOWN = "without the planned day its nights are unknown, and the row falls out anyway"
_ONE_FILE = "rep(id) == id leaves one file of each group"
_NO_KEY = "what counts once by its municipality has one"
_OUTCOME = "an unknown outcome is not unlike ONGOING, and the row falls out anyway"
_IN_YEAR = "the day in the year is never after the day of computing"
ALIKE: dict[tuple[str, str], str] = {
    ("AX-01", "once: nothing"): _ONE_FILE,
    ("AX-02.total", "once: nothing"): _ONE_FILE,
    ("AX-02.minors", "once: nothing"): _ONE_FILE,
    ("AX-03", "once: nothing"): _ONE_FILE,
    ("AX-03", "year rule: in_filter()"): "whose first help is in the year is helped in it",
    ("AX-06", "once: nothing"): _ONE_FILE,
    ("AX-12", "once: nothing"): _ONE_FILE,
    ("AX-12", "year rule: in_filter()"): "axes are those of the help of the year",
    ("AQ-02", "filter: without known(happened_on)"): "an unknown day is in no year",
    ("A1-R04.unanswered", "filter: without add_days(filed_on, 90) <= as_of"): _IN_YEAR,
    ("A1-G06.outcomes", "filter: without known(eviction_outcome)"): _OUTCOME,
    ("A2-T01.held", "filter: without scheduled_on <= as_of"): _IN_YEAR,
    ("A2-T01.hours_held", "filter: without scheduled_on <= as_of"): _IN_YEAR,
    ("AM-08.area", "filter: without scheduled_on <= as_of"): _IN_YEAR,
    ("AM-08.hours_week", "filter: without scheduled_on <= as_of"): _IN_YEAR,
    ("AM-08.area", "filter: without known(municipality)"): _NO_KEY,
    ("A3-O04", "filter: without known(planned_end_on)"): _UNKNOWN,
    ("A3-O08.m6", "filter: without add_months(end_on, 6) <= as_of"): _IN_YEAR,
    ("A3-O08.m12", "filter: without add_months(end_on, 12) <= as_of"): _IN_YEAR,
    ("A3-O08.m24", "filter: without add_months(end_on, 24) <= as_of"): _IN_YEAR,
}


def mutants(figure: Figure) -> Iterator[tuple[str, Figure]]:
    """Changed definitions, each with what was changed."""
    yield "unit", replace(figure, unit=f"{figure.unit}_of_another_kind")
    for name in ("filter", "numerator", "denominator"):
        text = getattr(figure, name)
        if text and not figure.is_of_figures:
            for what, changed in changes(text):
                yield f"{name}: {what}", replace(figure, **{name: changed})
    for rule in other_rules(figure.year_rule):
        yield f"year rule: {rule}", replace(figure, year_rule=rule)
    if figure.once:
        yield "once: nothing", replace(figure, once="")


def changes(text: str) -> Iterator[tuple[str, str]]:
    """Changed expressions: each condition left out or turned round, each code and number moved."""
    tree = ast.parse(text, mode="eval").body
    for place, node in enumerate(ast.walk(tree)):
        for what, other in _other(node):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[place]
            yield what, ast.unparse(_put(changed, target, other))


def _other(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.BoolOp):
        for part in node.values:
            rest = [one for one in node.values if one is not part]
            kept = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
            yield f"without {ast.unparse(part)}", kept
    if isinstance(node, ast.UnaryOp):
        yield f"turned {ast.unparse(node)}", node.operand
    if isinstance(node, ast.Set):
        for code in node.elts:
            rest = [one for one in node.elts if one is not code]
            if rest:
                yield f"without {ast.unparse(code)}", ast.Set(rest)
    if isinstance(node, ast.Compare):
        yield from _compared(node)
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value} plus one", ast.Constant(node.value + 1)


def _compared(node: ast.Compare) -> Iterator[tuple[str, ast.expr]]:
    opposite = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.LtE: ast.Gt}
    opposite |= {ast.Gt: ast.LtE, ast.GtE: ast.Lt}
    nearby = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
    for table in (opposite, nearby):
        kind = table.get(type(node.ops[0]))
        if kind is not None:
            yield (
                f"{kind.__name__} in {ast.unparse(node)}",
                ast.Compare(node.left, [kind()], node.comparators),
            )


def _put(tree: ast.expr, target: ast.AST, other: ast.expr) -> ast.expr:
    """The tree with one node exchanged for another."""

    class Exchange(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return other if node is target else self.generic_visit(node)

    return Exchange().visit(tree)


def other_rules(rule: str) -> Iterator[str]:
    """Rules of the same shape: the start for the end, open during the year for open at its end."""
    node = parse_rule(rule)
    days = [ast.unparse(one) for one in node.args]
    name = ast.unparse(node.func)
    if len(days) == 2 and name in PERIODS:
        yield from (f"{one}({', '.join(days)})" for one in PERIODS if one != name)
        yield f"date_in_year({days[0]})"
    elif name in DAY_RULES:
        # Before or in the year, whatever the year: what a rule without a start would take in.
        yield f"open_in_year({days[0]}, add_days({days[0]}, 400))"
    elif name == "declared_for_year" or name == "helped_in_year":
        yield "in_filter()"


def every_mutant() -> list[tuple[str, Figure, str]]:
    return [
        (f"{figure.code} {what}", changed, figure.code)
        for figure in catalogue().figures(YEAR)
        for what, changed in mutants(figure)
    ]


def is_noticed(figure: Figure) -> bool:
    """Whether a case of the indicator fails with the changed definition."""
    figures = tuple(figure if one.code == figure.code else one for one in catalogue().figures(YEAR))
    own = [one for one in figures if one.indicator == figure.indicator]
    asked = {code for one in own if one.is_of_figures for code in formulas.parts_of(one)}
    kept = tuple(one for one in figures if one in own or one.code in asked)
    for case in every_case():
        if case.name.split()[0] != figure.indicator:
            continue
        try:
            found = results_of(kept, case)
        except (DefinitionError, UnitsDifferError, TypeError):
            return True
        if differences(case, found):
            return True
    return False


@pytest.mark.parametrize("code", [one.code for one in catalogue().indicators])
def test_a_changed_definition_makes_its_case_fail(code):
    """Every change of every figure of an indicator is noticed by its own cases."""
    figures = [one for one in catalogue().figures(YEAR) if one.indicator == code]
    missed = [
        f"{figure.code} {what}"
        for figure in figures
        for what, changed in mutants(figure)
        if (figure.code, what) not in ALIKE and not is_noticed(changed)
    ]
    assert missed == []


def test_changes_that_mean_the_same_are_still_there():
    """An exception for a change that no longer exists is taken out."""
    there = {(f.code, what) for f in catalogue().figures(YEAR) for what, _changed in mutants(f)}
    assert set(ALIKE) <= there
