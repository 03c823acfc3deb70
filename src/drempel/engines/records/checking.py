"""What must hold in a whole record: required fields, order of days, rules between fields.

In: a kind and its typed values. Out: faults; an empty list means that it may be stored.
"""

from collections.abc import Callable, Mapping
from typing import Any

from drempel.engines.records.definition import Field, Kind, Rule
from drempel.engines.records.reading import Fault, expected_of
from drempel.engines.records.writing import write_value

Values = Mapping[str, Any]


def is_filled(value: Any) -> bool:
    """Something is stored: a null reason counts, an empty list of codes does not."""
    return value not in (None, "", ())


def check_values(kind: Kind, values: Values, reasons: frozenset[str]) -> list[Fault]:
    """Every fault of a record. reasons: the codes that say why a value is missing."""
    faults = _missing(kind, values)
    seen = {one.field for one in faults}
    if kind.day and kind.end:
        faults += _order(kind, Rule("order", (kind.day, kind.end), {}), values, reasons)
    for rule in kind.rules:
        if rule.check == "order" and rule.fields == (kind.day, kind.end):
            continue
        faults += _CHECKS[rule.check](kind, rule, values, reasons)
    return faults[: len(seen)] + [one for one in faults[len(seen) :] if one.field not in seen]


def _missing(kind: Kind, values: Values) -> list[Fault]:
    ended = bool(kind.end) and is_filled(values.get(kind.end))
    return [
        _needed(one)
        for one in kind.needed
        if (one.required == "yes" or ended) and not is_filled(values.get(one.name))
    ]


def _needed(one: Field) -> Fault:
    key, words = expected_of(one)
    return Fault(one.name, "", key, words)


def _order(kind: Kind, rule: Rule, values: Values, _reasons: frozenset[str]) -> list[Fault]:
    first, last = (values.get(name) for name in rule.fields)
    if first is None or last is None or last >= first:
        return []
    found = write_value(kind.field(rule.fields[1]), last)
    words = {"other": rule.fields[0], "day": first.isoformat()}
    return [Fault(rule.fields[1], found, "not_before", words)]


def _holds(rule: Rule, kind: Kind, values: Values, reasons: frozenset[str]) -> bool:
    """Whether every condition of ``when`` is met by a real value."""
    return all(
        _meets(write_value(kind.field(name), values.get(name)), allowed, reasons)
        for name, allowed in rule.when.items()
    )


def _meets(written: str, allowed: tuple[str, ...], reasons: frozenset[str]) -> bool:
    if not written or written in reasons:
        return False
    if f"!{written}" in allowed:
        return False
    return "*" in allowed or written in allowed


def _needs(kind: Kind, rule: Rule, values: Values, reasons: frozenset[str]) -> list[Fault]:
    name = rule.fields[0]
    if is_filled(values.get(name)) or not _holds(rule, kind, values, reasons):
        return []
    other = next(iter(rule.when))
    return [Fault(name, "", "needed_with", {"other": other})]


def _only(kind: Kind, rule: Rule, values: Values, reasons: frozenset[str]) -> list[Fault]:
    name = rule.fields[0]
    written = write_value(kind.field(name), values.get(name))
    if not written or written in reasons or _holds(rule, kind, values, reasons):
        return []
    other, allowed = next(iter(rule.when.items()))
    return [Fault(name, written, "only_with", {"other": other, "value": ", ".join(allowed)})]


def _one_of(kind: Kind, rule: Rule, values: Values, _reasons: frozenset[str]) -> list[Fault]:
    filled = [name for name in rule.fields if is_filled(values.get(name))]
    if len(filled) == 1:
        return []
    found = write_value(kind.field(rule.fields[-1]), values.get(rule.fields[-1]))
    return [Fault(rule.fields[0], found, "one_of", {"others": ", ".join(rule.fields)})]


_CHECKS: Mapping[str, Callable[[Kind, Rule, Values, frozenset[str]], list[Fault]]] = {
    "order": _order,
    "needs": _needs,
    "only": _only,
    "one_of": _one_of,
}
