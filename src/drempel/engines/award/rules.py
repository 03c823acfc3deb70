"""The rules one award follows: the rule set in force, with the overrides of the case.

In: a scheme, the year and the overrides. Out: ``Rules`` with typed values and, for each
value, the version a trace shows. CaseError for a wrong override, SchemeError for a
wrong value in the pack.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from drempel.engines import money
from drempel.engines.award.case import CaseError
from drempel.engines.scheme import Dated, Scheme, SchemeError
from drempel.engines.trace import digest

NAMES = (
    "floor",
    "floor_reference_month",
    "index_series",
    "index_base",
    "index_month",
    "indexation",
    "percentage",
    "duration_rule",
    "never_below_previous",
    "pro_rata",
    "floor_test",
    "rounding",
    "instalments",
)
REST = "rest"
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_PERCENT = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,4})?")
_SHARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,4})?")
_BASE = re.compile(r"[1-9][0-9]{3}")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Override:
    """A value the case itself gives for a parameter."""

    name: str
    value: Any

    @property
    def fingerprint(self) -> str:
        """The digest of the override."""
        return digest(self.as_version())

    def as_version(self) -> Mapping[str, Any]:
        """Return what a trace keeps: the name, the value, and where it comes from."""
        return {"name": f"award.{self.name}", "value": self.value, "status": "case"}


@dataclass(frozen=True, slots=True)
class Rules:
    """Typed values by name, and the versions they come from.

    laws: legal references by parameter name, those of the pack also when overridden.
    rule_set: key of the rule set in force on 1 January.
    """

    rule_set: str
    values: Mapping[str, Any]
    versions: Mapping[str, Dated | Override]
    laws: Mapping[str, Mapping[str, str]]

    def used(self, *names: str) -> tuple[Dated | Override, ...]:
        """Return the versions of the named parameters that have a known version."""
        return tuple(self.versions[name] for name in names if name in self.versions)


def _money(value: object) -> int:
    return money.parse_amount(value)


def _optional_month(value: object) -> str | None:
    if value is None or (isinstance(value, str) and _MONTH.fullmatch(value)):
        return value
    raise ValueError(f'found {value!r}; expected a month like "2023-12", or nothing')


def _name(value: object) -> str:
    if isinstance(value, str) and value:
        return value
    raise ValueError(f"found {value!r}; expected a name")


def _base(value: object) -> str:
    if (type(value) is int and value > 0) or (isinstance(value, str) and _BASE.fullmatch(value)):
        return str(value)
    raise ValueError(f"found {value!r}; expected the year of a base, like 2013")


def _month_number(value: object) -> int:
    if type(value) is int and 1 <= value <= _LAST_MONTH:
        return value
    raise ValueError(f"found {value!r}; expected the number of a month, 1 to {_LAST_MONTH}")


def _percentage(value: object) -> Fraction | None:
    if value is None:
        return None
    if isinstance(value, str) and _PERCENT.fullmatch(value) and Fraction(value) >= -100:
        return Fraction(value)
    raise ValueError(f'found {value!r}; expected a percentage as a text, like "2.00"')


def _truth(value: object) -> bool:
    if type(value) is bool:
        return value
    raise ValueError(f"found {value!r}; expected true or false")


def _one_of(*allowed: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        raise ValueError(f"found {value!r}; expected one of {', '.join(allowed)}")

    return read


def _instalments(value: object) -> tuple[str, ...]:
    """Check shares in percent; the last one is "rest"."""
    shares = tuple(value) if isinstance(value, list | tuple) else ()
    expected = (
        f'found {value!r}; expected shares in percent, the last one "rest", like ["80", "rest"]'
    )
    if not shares or shares[-1] != REST:
        raise ValueError(expected)
    if not all(isinstance(share, str) and _SHARE.fullmatch(share) for share in shares[:-1]):
        raise ValueError(expected)
    if sum(Fraction(share) for share in shares[:-1]) > 100:
        raise ValueError(f"found {value!r}; expected shares that together are at most 100")
    return shares


_READERS: dict[str, Callable[[object], Any]] = {
    "floor": _money,
    "floor_reference_month": _optional_month,
    "index_series": _name,
    "index_base": _base,
    "index_month": _month_number,
    "indexation": _one_of("formula", "percentage", "none"),
    "percentage": _percentage,
    "duration_rule": _one_of("yearly", "total"),
    "never_below_previous": _truth,
    "pro_rata": _one_of("days", "months", "none"),
    "floor_test": _one_of("before_pro_rata", "after_pro_rata"),
    "rounding": _one_of("half_up", "half-up"),
    "instalments": _instalments,
}


def rules_for(scheme: Scheme, year: int, overrides: Mapping[str, Any]) -> Rules:
    """Return the rules in force on 1 January of the year, with the case's own values.

    Shared and immutable when there are no overrides.
    """
    in_force = _in_force(scheme, date(year, 1, 1))
    return _overridden(in_force, overrides) if overrides else in_force


@lru_cache(maxsize=128)
def _in_force(scheme: Scheme, on: date) -> Rules:
    rule_set = scheme.rule_set(on)
    versions: dict[str, Dated | Override] = {}
    values: dict[str, Any] = {}
    laws: dict[str, Mapping[str, str]] = {}
    for name in NAMES:
        dated = _version(scheme, name, on)
        if dated is not None:
            values[name], versions[name] = _typed(name, dated), dated
            laws[name] = dated.laws
    laws.setdefault("percentage", laws["indexation"])
    values.setdefault("percentage", None)
    return Rules(rule_set.key, values, versions, laws)


def _version(scheme: Scheme, name: str, on: date) -> Dated | None:
    """Find a version; only a percentage may have none, as only one method uses it."""
    try:
        return scheme.parameter(f"award.{name}", on)
    except SchemeError:
        if name == "percentage":
            return None
        raise


def _typed(name: str, dated: Dated) -> Any:
    raw = money.plain(dated.value) if dated.is_money else dated.value
    try:
        return _READERS[name](raw)
    except ValueError as error:
        raise SchemeError(f"{dated.place}: {error}") from None


def _overridden(rules: Rules, overrides: Mapping[str, Any]) -> Rules:
    values, versions = dict(rules.values), dict(rules.versions)
    for name, raw in overrides.items():
        if name not in NAMES:
            raise CaseError(f"unknown parameter {name!r}; known parameters: {', '.join(NAMES)}")
        try:
            values[name] = _READERS[name](raw)
        except ValueError as error:
            raise CaseError(f"parameter {name}: {error}") from None
        versions[name] = Override(name, raw)
    return Rules(rules.rule_set, values, versions, rules.laws)


def check_rules(scheme: Scheme) -> int:
    """Check every version of every award parameter; return how many there are.

    SchemeError names the place of a wrong value, or the parameter that is absent.
    """
    checked = 0
    for name in NAMES:
        for dated in scheme.timeline(f"award.{name}").versions:
            _typed(name, dated)
            checked += 1
    for dated in scheme.parameters():
        name = dated.name.removeprefix("award.")
        if dated.name.startswith("award.") and name not in NAMES:
            raise SchemeError.at(dated.place, "an unknown parameter", "one of " + ", ".join(NAMES))
    return checked
