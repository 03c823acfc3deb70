"""The steps of a yearly award, but for the two that read the index.

Each takes the basis of the case and the amount so far in cents, and gives a ``Step``.
Legal source of each: the parameter it names, in the pack's parameters/award.toml.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from drempel.engines import money, wording
from drempel.engines.award.basis import Basis, Outcome
from drempel.engines.award.indexing import floor, indexation
from drempel.engines.award.rules import Rules
from drempel.engines.award.sources import due_months
from drempel.engines.trace import Step
from drempel.engines.wording import Cents


def reference(basis: Basis, _amount: int) -> Step:
    """Take the reference amount, or the share of the year when it is for the period."""
    if basis.rules.values["duration_rule"] == "total":
        return _share_of_period(basis)
    cents = basis.case.reference_cents
    line = basis.line("reference.yearly", {"amount": Cents(cents)})
    inputs = {"reference_amount": Cents(cents)}
    outcome = Outcome(cents, cents, money.plain(cents))
    return basis.step("reference", inputs, ("duration_rule",), outcome, (line,))


def _share_of_period(basis: Basis) -> Step:
    cents, window, period = basis.case.reference_cents, basis.window(), basis.case.period
    assert period is not None  # window() has refused a case without a period
    days, total = (window.days() if window else 0), period.days()
    result = money.round_half_up(Fraction(cents * days, total))
    values = {
        "total": Cents(cents),
        "days": days,
        "period_days": total,
        "start": period.first,
        "end": period.last,
        "year": str(basis.case.year),
        "amount": Cents(result),
    }
    inputs = {"reference_amount": Cents(cents), "days": days, "period_days": total}
    outcome = Outcome(cents, result, f"{money.plain(cents)} × {days} ÷ {total}")
    line = basis.line("reference.total", values)
    return basis.step("reference", inputs, ("duration_rule", "rounding"), outcome, (line,))


def continuity(basis: Basis, amount: int) -> Step:
    """Keep last year's full-year amount when the new one is lower."""
    previous, used = basis.case.previous_cents, ("never_below_previous",)
    inputs: dict[str, object] = {"amount": Cents(amount), "previous_amount": None}
    values = {"amount": Cents(amount)}
    if previous is not None:
        inputs["previous_amount"] = values["previous_amount"] = Cents(previous)
    if not basis.rules.values["never_below_previous"] or previous is None:
        sentence = "continuity.no_previous" if previous is None else "continuity.off"
        outcome = Outcome(amount, amount, money.plain(amount))
    else:
        sentence = "continuity.raised" if previous > amount else "continuity.kept"
        formula = f"max({money.plain(amount)}, {money.plain(previous)})"
        outcome = Outcome(amount, max(amount, previous), formula)
    return basis.step("continuity", inputs, used, outcome, (basis.line(sentence, values),))


def pro_rata(basis: Basis, amount: int) -> Step:
    """Reduce the amount to the part of the year that is accredited and not suspended."""
    mode, window, due = basis.rules.values["pro_rata"], basis.window(), basis.due_days()
    total = window.days() if window else 0
    counted, sentence = (due, total), f"pro_rata.{mode}"
    if mode == "months":
        counted = due_months(basis.case, basis.case.year, window)
    result = _part(amount, counted, mode)
    if due == 0:
        sentence = "pro_rata.nothing"
    elif mode != "none" and counted[0] == counted[1]:
        sentence = f"pro_rata.{mode}_whole"
    formula = money.plain(amount)
    if due == 0 or mode != "none":
        formula += f" × {counted[0]} ÷ {counted[1]}" if counted[1] else " × 0"
    values = {
        "counted": counted[0],
        "total": counted[1],
        "year": str(basis.case.year),
        "amount": Cents(result),
    }
    inputs = {"amount": Cents(amount), "due_days": due, "days": total}
    if mode == "months":
        inputs |= {"due_months": counted[0], "months": counted[1]}
    used = ("pro_rata", "floor_test", "duration_rule", "rounding")
    line = basis.line(sentence, values)
    return basis.step("pro_rata", inputs, used, Outcome(amount, result, formula), (line,))


def _part(amount: int, counted: tuple[int, int], mode: str) -> int:
    """Take the part that is due; without a day due nothing is, in every mode."""
    due, total = counted
    if due == 0:
        return 0
    return amount if mode == "none" else money.round_half_up(Fraction(amount * due, total))


@lru_cache(maxsize=256)
def _shares(shares: tuple[str, ...]) -> tuple[Fraction, ...]:
    return tuple(Fraction(share) / 100 for share in shares[:-1])


def parts(amount: int, rules: Rules) -> tuple[int, ...]:
    """Split an amount into its instalments, in cents."""
    return money.split(amount, _shares(rules.values["instalments"]))


class _Sum:
    """Parts of an amount, told one after the other."""

    __slots__ = ("_parts",)

    def __init__(self, parts: tuple[int, ...]) -> None:
        self._parts = parts

    def text(self, lang: str) -> str:
        return " + ".join([wording.money(part, lang) for part in self._parts])


def instalments(basis: Basis, amount: int) -> Step:
    """Split the amount into instalments that add up to it."""
    paid = parts(amount, basis.rules)
    values = {"number": len(paid), "parts": _Sum(paid), "amount": Cents(amount)}
    sentence = "instalments.single" if len(paid) == 1 else "instalments.several"
    inputs: dict[str, object] = {"amount": Cents(amount), "parts": tuple(map(Cents, paid))}
    formula = f"{money.plain(amount)} = " + " + ".join(map(money.plain, paid))
    outcome = Outcome(amount, amount, formula)
    line = basis.line(sentence, values)
    return basis.step("instalments", inputs, ("instalments", "rounding"), outcome, (line,))


TAKE: dict[str, Callable[[Basis, int], Step]] = {
    "reference": reference,
    "indexation": indexation,
    "continuity": continuity,
    "floor": floor,
    "pro_rata": pro_rata,
    "instalments": instalments,
}
