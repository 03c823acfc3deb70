"""What of a figure of the whole sector may leave the administration.

In: a result and its counts by group, with the limits of the pack. Out: the published value,
categories and groups, each shown or hidden, and why; an audit says what a reader could work out.
Legal source: parameters/disclosure.toml.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from drempel.engines.disclosure import SHOWN, bounds, is_small, protect
from drempel.engines.indicators import Result
from drempel.engines.indicators.definition import LIST, MEDIAN, P90, RATE

SMALL, FEW_UNITS, FEW_BODIES = "small", "few_units", "few_bodies"
NO_CATEGORIES = "no_categories"
HUNDRED = 100
GROUP = "group"
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """threshold: from how many on a count is shown; sensitive: that of sensitive breakdowns.

    shares, medians: from how many units on; bodies: from how many associations on.
    """

    threshold: int
    sensitive: int
    sensitive_names: frozenset[str]
    shares: int
    medians: int
    bodies: int


@dataclass(frozen=True, slots=True)
class Published:
    """value: None when it is hidden, with why. by: what is shown of each breakdown.

    hidden: dimension to category to "primary" or "complementary"; groups are a dimension too.
    audit: dimension to category to the bounds a reader finds, None without limit. least: from how many
    on a number is shown.
    """

    value: Any
    why: str = ""
    by: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hidden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    audit: Mapping[str, Mapping[str, tuple[int, int | None]]] = field(default_factory=dict)
    least: int = 0


def is_count(result: Result) -> bool:
    """Whether a figure counts something: its categories can be hidden one by one."""
    whole = isinstance(result.value, int | Fraction) and Fraction(result.value).denominator == 1
    return result.figure.is_whole and whole and not result.figure.is_of_figures


def publish(
    result: Result,
    groups: Counts,
    limits: Limits,
    before: Mapping[str, frozenset[str]] | None = None,
) -> Published:
    """Protect one figure. groups: its counts by group of associations, those large enough.

    before: categories that an earlier release of the same year hid: they stay hidden.
    """
    figure = result.figure
    if figure.measure == LIST:
        return Published(None, NO_CATEGORIES)
    if not is_count(result):
        return _ratio(result, limits)
    before = before or {}
    tables = {one.name: result.by.get(one.name, {}) for one in figure.breakdowns if not one.is_many}
    tables = {name: {k: int(v) for k, v in codes.items()} for name, codes in tables.items()}
    if groups:
        tables[GROUP] = dict(groups)
    value = int(result.value)
    shown: dict[str, Counts] = {}
    hidden: dict[str, dict[str, str]] = {}
    audit: dict[str, dict[str, tuple[int, int | None]]] = {}
    total_hidden = 0 < value < limits.threshold
    for name, counts in tables.items():
        least = limits.sensitive if name in limits.sensitive_names else limits.threshold
        rest = value - sum(counts.values())
        full: dict[Hashable, int] = dict(counts.items())
        hidden_before = frozenset(before.get(name, ()))
        if rest > 0:
            full[""] = rest
            # What is left of the groups is of a few associations: it must not follow from the total.
            hidden_before |= {""} if name == GROUP else frozenset()
        found = protect(full, least, hidden_before)
        total_hidden = total_hidden or found.total_status != SHOWN
        shown[name] = {k: v for k, v in counts.items() if found.status[k] == SHOWN}
        hidden[name] = {str(k): s for k, s in found.status.items() if s != SHOWN and k}
        audit[name] = {str(k): one for k, one in bounds(full, found).items() if k}
    if total_hidden:
        return Published(
            None, SMALL, hidden={name: dict.fromkeys(c, "primary") for name, c in tables.items()}
        )
    return Published(value, "", shown, hidden, audit, limits.threshold)


def _ratio(result: Result, limits: Limits) -> Published:
    """A share, a middle value, an average or a sum of hours: shown on enough units, not split."""
    least = limits.medians if result.figure.measure in {MEDIAN, P90} else limits.shares
    if _tells_few(result, limits):
        return Published(None, FEW_UNITS)
    if result.figure.measure in {MEDIAN, P90, RATE} and result.units < least:
        return Published(None, FEW_UNITS)
    if result.value is not None and 0 < result.units < limits.threshold:
        return Published(None, FEW_UNITS)
    return Published(result.value, least=limits.threshold)


def _tells_few(result: Result, limits: Limits) -> bool:
    """Whether a share of so many units tells that one to a few of them did, or did not."""
    if result.figure.measure != RATE or result.value is None or result.figure.times != HUNDRED:
        return False
    hits = round(Fraction(result.value) * result.known / HUNDRED)
    return is_small(hits, limits.threshold) or is_small(result.known - hits, limits.threshold)


def is_safe(published: Published, limits: Limits) -> bool:
    """The audit: no small count is shown, and every hidden one could be enough numbers."""
    for name, codes in published.by.items():
        least = limits.sensitive if name in limits.sensitive_names else limits.threshold
        if any(0 < value < least for value in codes.values()):
            return False
    for name, found in published.audit.items():
        least = limits.sensitive if name in limits.sensitive_names else limits.threshold
        if any(high is not None and high - low < least for low, high in found.values()):
            return False
    return True
