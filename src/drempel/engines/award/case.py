"""The case of one yearly award, read strictly.

In: a mapping as it comes from JSON. Out: a ``Case`` with cents and dates. CaseError in
one clear line for everything that is unknown, absent or impossible; nothing is guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from drempel.engines import money

KEYS = (
    "year",
    "reference_amount",
    "period",
    "reference_month",
    "accredited",
    "suspended",
    "previous_amount",
    "parameters",
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


class CaseError(ValueError):
    """A case holds something unknown, absent or impossible; the message is one line."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def days(self) -> int:
        """Count its days."""
        return self.last.toordinal() - self.first.toordinal() + 1

    def common(self, other: "Interval") -> "Interval | None":
        """Return the days both have, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Interval(first, last) if first <= last else None

    def plain(self) -> dict[str, str]:
        """Return the interval as a case writes it."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


@dataclass(frozen=True, slots=True)
class Case:
    """What one award is reckoned from.

    Amounts in cents. period and reference_month: None when the case does not say.
    overrides: parameters of the case as written, checked when the rules are made.
    """

    year: int
    reference_cents: int
    period: Interval | None
    reference_month: str | None
    accredited: tuple[Interval, ...]
    suspended: tuple[Interval, ...]
    previous_cents: int | None
    overrides: Mapping[str, Any]

    def plain(self) -> dict[str, object]:
        """Return the normalised case, ready for JSON."""
        previous = self.previous_cents
        return {
            "year": self.year,
            "reference_amount": money.plain(self.reference_cents),
            "period": self.period.plain() if self.period else None,
            "reference_month": self.reference_month,
            "accredited": [interval.plain() for interval in self.accredited],
            "suspended": [interval.plain() for interval in self.suspended],
            "previous_amount": None if previous is None else money.plain(previous),
            "parameters": dict(self.overrides),
        }


def read_case(raw: Mapping[str, Any]) -> Case:
    """Read a case; CaseError when it is not one."""
    if not isinstance(raw, Mapping):
        raise CaseError("found no case; expected an object with the keys " + ", ".join(KEYS))
    refuse_unknown(raw, KEYS, "the case")
    return Case(
        year=_year(raw),
        reference_cents=_amount(raw, "reference_amount"),
        period=_interval(raw["period"], "period") if raw.get("period") is not None else None,
        reference_month=_month(raw.get("reference_month"), "reference_month"),
        accredited=_intervals(required(raw, "accredited"), "accredited"),
        suspended=_intervals(raw.get("suspended", ()), "suspended"),
        previous_cents=(
            _amount(raw, "previous_amount") if raw.get("previous_amount") is not None else None
        ),
        overrides=_overrides(raw.get("parameters", {})),
    )


def refuse_unknown(raw: Mapping[str, Any], known: Sequence[str], what: str) -> None:
    """Raise CaseError for the first key that is not known."""
    for key in raw:
        if key not in known:
            raise CaseError(f"unknown key {key!r} in {what}; known keys: {', '.join(known)}")


def required(raw: Mapping[str, Any], key: str) -> Any:
    """Return the value of a key; CaseError when it is absent."""
    if key not in raw:
        raise CaseError(f"the key {key} is missing")
    return raw[key]


def read_day(value: object, key: str) -> date:
    """Read a day written as YYYY-MM-DD; CaseError names the key."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise CaseError(f'{key}: found {value!r}; expected a day of the calendar, like "2026-07-01"')


def _year(raw: Mapping[str, Any]) -> int:
    year = required(raw, "year")
    if type(year) is not int or not date.min.year < year <= date.max.year:
        raise CaseError(f"year: found {year!r}; expected a whole number, like 2026")
    return year


def _amount(raw: Mapping[str, Any], key: str) -> int:
    try:
        return money.parse_amount(required(raw, key))
    except CaseError:
        raise
    except ValueError as error:
        raise CaseError(f"{key}: {error}") from None


def _month(value: object, key: str) -> str | None:
    if value is None or (isinstance(value, str) and _MONTH.fullmatch(value)):
        return value
    raise CaseError(f'{key}: found {value!r}; expected a month, like "2023-12"')


def _interval(value: object, key: str) -> Interval:
    if not isinstance(value, Mapping):
        raise CaseError(f'{key}: found {value!r}; expected an object with "from" and "to"')
    refuse_unknown(value, ("from", "to"), key)
    for end in ("from", "to"):
        if end not in value:
            raise CaseError(f'{key}: "{end}" is missing')
    first, last = read_day(value["from"], f"{key}.from"), read_day(value["to"], f"{key}.to")
    if last < first:
        raise CaseError(f"{key}: the interval ends on {last} before it starts on {first}")
    return Interval(first, last)


def _intervals(value: object, key: str) -> tuple[Interval, ...]:
    if not isinstance(value, list | tuple):
        raise CaseError(f"{key}: found {value!r}; expected a list of intervals")
    found = sorted((_interval(item, key) for item in value), key=lambda one: one.first)
    for one, other in pairwise(found):
        if other.first <= one.last:
            raise CaseError(
                f"{key}: the intervals {one.first} to {one.last} and "
                f"{other.first} to {other.last} overlap"
            )
    return tuple(found)


def _overrides(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise CaseError(f"parameters: found {value!r}; expected an object")
    return value
