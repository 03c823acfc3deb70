"""Indexation of the reference amount, and of the floor when it is indexed.

In: the basis of the case and an amount in cents. Out: a step. Always reckoned on the
anchored amount, never on a rounded result; one rounding, half up, at the end.
Legal source: the parameters award.indexation and award.floor.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from drempel.engines import money
from drempel.engines.award.basis import Basis, Outcome
from drempel.engines.award.case import CaseError
from drempel.engines.award.sources import Quotient
from drempel.engines.trace import Line, Step
from drempel.engines.wording import Cents, Figure, Month

_FORMULA: tuple[str, ...] = ("indexation", "index_series", "index_base", "index_month", "rounding")
_FLOOR: tuple[str, ...] = ("floor", "floor_test", "floor_reference_month")


def indexation(basis: Basis, amount: int) -> Step:
    """Index the reference amount by the method in force."""
    return _METHODS[basis.rules.values["indexation"]](basis, amount)


def _by_formula(basis: Basis, amount: int) -> Step:
    month, asked = basis.case.reference_month, basis.figures.asked_month
    if month is None:
        raise CaseError("the key reference_month is missing; indexation by formula needs it")
    inputs = {"amount": Cents(amount), "reference_month": month, "index_month": asked}
    if month > asked:
        values = {"amount": Cents(amount), "base_month": Month(month), "month": Month(asked)}
        told = (basis.line("indexation.later", values),)
        outcome = Outcome(amount, amount, f"{money.plain(amount)} × 1")
        return basis.step("indexation", inputs, _FORMULA, outcome, told)
    found = basis.figures.quotient(month)
    result = money.round_half_up(amount * found.value)
    outcome = Outcome(amount, result, _formula(amount, found))
    lines = _lines(basis, "indexation.formula", found, (amount, result))
    return basis.step("indexation", inputs | _printed(found), _FORMULA, outcome, lines)


def _formula(amount: int, found: Quotient) -> str:
    return f"{money.plain(amount)} × {found.new.printed} ÷ {found.old.printed}"


def _printed(found: Quotient) -> dict[str, str]:
    return {"index": found.new.printed, "reference_index": found.old.printed}


def _lines(
    basis: Basis, sentence: str, found: Quotient, amounts: tuple[int, int]
) -> tuple[Line, ...]:
    """Tell a division of two figures, and that it is an estimate when it is one."""
    series, asked = basis.series(), basis.figures.asked_month
    values = {
        "base_amount": Cents(amounts[0]),
        "series": series,
        "month": Month(found.new.month),
        "index": Figure(found.new.printed),
        "base_month": Month(found.old.month),
        "base_index": Figure(found.old.printed),
        "amount": Cents(amounts[1]),
    }
    line = basis.line(sentence, values)
    if found.new.month == asked:
        return (line,)
    known = {"series": series, "month": Month(asked), "last_month": Month(found.new.month)}
    return (line, basis.line("estimate", known))


def _by_percentage(basis: Basis, amount: int) -> Step:
    percent: Fraction | None = basis.rules.values["percentage"]
    if percent is None:
        raise CaseError(
            'the parameter percentage is missing; indexation "percentage" needs it, like "2.00"'
        )
    previous = basis.case.previous_cents
    base = amount if previous is None else previous
    result = money.round_half_up(base * (1 + percent / 100))
    printed = _percent_text(basis)
    values = {"base_amount": Cents(base), "percent": Figure(printed), "amount": Cents(result)}
    sentence = "indexation.percentage" if previous is None else "indexation.percentage_previous"
    outcome = Outcome(amount, result, f"{money.plain(base)} × (1 + {printed} ÷ 100)")
    inputs = {"amount": Cents(base), "percentage": printed}
    used = ("indexation", "percentage", "rounding")
    return basis.step("indexation", inputs, used, outcome, (basis.line(sentence, values),))


def _percent_text(basis: Basis) -> str:
    """Return the percentage as it is written in the pack or in the case."""
    return str(basis.rules.versions["percentage"].value)


def _not_indexed(basis: Basis, amount: int) -> Step:
    line = basis.line("indexation.none", {"amount": Cents(amount)})
    outcome = Outcome(amount, amount, f"{money.plain(amount)} × 1")
    return basis.step("indexation", {"amount": Cents(amount)}, ("indexation",), outcome, (line,))


_METHODS: dict[str, Callable[[Basis, int], Step]] = {
    "formula": _by_formula,
    "percentage": _by_percentage,
    "none": _not_indexed,
}


def floor(basis: Basis, amount: int) -> Step:
    """Raise the amount to the floor in force, indexed when the rules say so."""
    law = _floor_in_force(basis)
    inputs = {"amount": Cents(amount), **law.inputs, "floor_in_force": Cents(law.cents)}
    if _nothing_due(basis):
        sentence, outcome = "floor.nothing_due", Outcome(amount, 0, "0.00")
    else:
        sentence = "floor.raised" if amount < law.cents else "floor.kept"
        formula = f"max({money.plain(amount)}, {law.formula})"
        outcome = Outcome(amount, max(amount, law.cents), formula)
    line = basis.line(sentence, {"amount": Cents(amount), "floor": Cents(law.cents)})
    return basis.step("floor", inputs, law.used, outcome, (line, *law.lines))


class _Floor(NamedTuple):
    """The floor in force in cents, how it was found, and lines that tell it."""

    cents: int
    formula: str
    inputs: dict[str, object]
    used: tuple[str, ...]
    lines: tuple[Line, ...]


def _floor_in_force(basis: Basis) -> _Floor:
    """Find the floor; like an amount, one of a month later than the index stays as it is."""
    cents, month = basis.rules.values["floor"], basis.rules.values["floor_reference_month"]
    asked, inputs = basis.figures.asked_month, {"floor": Cents(cents)}
    if month is None:
        return _Floor(cents, money.plain(cents), {**inputs}, _FLOOR, ())
    told: dict[str, object] = {**inputs, "reference_month": month, "index_month": asked}
    used = (*_FLOOR, "index_series", "index_base", "index_month", "rounding")
    if month > asked:
        later = {"base_month": Month(month), "month": Month(asked)}
        lines = (basis.line("floor.later", later),)
        return _Floor(cents, f"{money.plain(cents)} × 1", told, used, lines)
    found = basis.figures.quotient(month)
    indexed = money.round_half_up(cents * found.value)
    lines_told = _lines(basis, "floor.indexed", found, (cents, indexed))
    return _Floor(indexed, _formula(cents, found), told | _printed(found), used, lines_told)


def _nothing_due(basis: Basis) -> bool:
    """Whether the floor comes after pro rata and no day is due: then it raises nothing."""
    return basis.rules.values["floor_test"] == "after_pro_rata" and basis.due_days() == 0
