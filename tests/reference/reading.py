"""From the texts of an export to dates, numbers, booleans and references.

A field that holds nothing, or a reason why nothing is known, reads as None; the reason is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import Any

REASONS = ("NOT_ASKED", "UNKNOWN_TO_PERSON", "DECLINED", "NOT_APPLICABLE")
NOT_ASKED = "NOT_ASKED"
NOT_APPLICABLE = "NOT_APPLICABLE"

DATES = {"occupied_from", "occupied_until"}
BOOLEANS = {"known_before", "destination_wanted", "in_own_stock", "has_repayment_plan"}
NUMBERS = {
    *("count", "adults", "minors", "ref_birth_year", "income_monthly", "minutes", "amount_once"),
    *("amount_monthly", "hours", "att_public", "att_professionals", "att_owners"),
    *("att_volunteers", "new_participants", "role_persons", "planned_hours", "held_hours"),
    *("places", "rent_monthly", "persons", "fee_monthly", "charges_monthly", "arrears"),
    *("buildings", "year", "copies", "views", "total_income", "scheme_subsidy", "vacancy_days"),
    *("registration_hours", "fte", "amount", "reports_demanded", "active_seconds"),
}
SEVERAL = {"joint_partners", "partners", "shared", "opening_features", "funder_tags"}
# Free words, and codes of reasons themselves: what stands there is never a missing value.
LITERAL = {"special_events", "change", "saving_group", "id", "entry", "field", ("VALUE", "reason")}
REFERENCES = {
    "household": "FILE",
    "double_of": "FILE",
    "path": "PATH",
    "goal": "GOAL",
    "purchase": "PUR",
    "unit": "UNIT",
    "project": "PROJ",
    "decl": "DECL",
    "slot": "SLOT",
}


def _number(text: str) -> int | Fraction:
    return Fraction(text) if "." in text else int(text)


def _boolean(text: str) -> bool:
    return {"yes": True, "no": False}[text]


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split(";"))


@cache
def _reader(name: str) -> Callable[[str], Any]:
    if name.endswith("_on") or name in DATES:
        return date.fromisoformat
    if name.startswith("is_") or name in BOOLEANS:
        return _boolean
    if name in NUMBERS:
        return _number
    return _several if name in SEVERAL else str


class Row:
    """One record. row["field"] is None when nothing is known there; a wrong name is an error."""

    __slots__ = ("_book", "_reasons", "_values", "kind")

    def __init__(self, book: "Book", kind: str, texts: Mapping[str, str]):
        self.kind = kind
        self._book = book
        self._values: dict[str, Any] = dict.fromkeys(texts)
        self._reasons: dict[str, str] = {}
        for name, text in texts.items():
            if not text:
                continue
            if text in REASONS and name not in LITERAL and (kind, name) not in LITERAL:
                self._reasons[name] = text
            else:
                self._values[name] = _reader(name)(text)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def reason(self, name: str) -> str:
        """Why nothing is known: the reason that was given, else that nobody asked."""
        return self._reasons.get(name, NOT_ASKED)

    def follow(self, name: str) -> "Row | None":
        """The record that a reference names, or None."""
        return self._book.one(REFERENCES[name], self[name])

    def known(self, name: str) -> bool:
        return self[name] not in (None, ())

    @property
    def created(self) -> datetime:
        return datetime.fromisoformat(self["created_at"])

    @property
    def source(self) -> str:
        """Where it comes from; the log of the system is recorded by the system itself."""
        return self._values.get("source") or "RECORDED"


class Book:
    """All records of one association."""

    def __init__(self, records: Mapping[str, Iterable[Mapping[str, str]]]):
        self.kinds = {
            kind: [Row(self, kind, texts) for texts in rows] for kind, rows in records.items()
        }
        self._by_id = {
            kind: {row["id"]: row for row in rows}
            for kind, rows in self.kinds.items()
            if kind not in ("VALUE", "ENTRY", "CHECK")
        }

    def one(self, kind: str, key: str | None) -> Row | None:
        return self._by_id.get(kind, {}).get(key) if key else None


def value_of(row: Row | None, *names: str) -> Any:
    """The value behind references: value_of(stay, "unit", "places"); None when not known."""
    for name in names[:-1]:
        row = row.follow(name) if row else None
    return row[names[-1]] if row else None


def shown(row: Row | None, *names: str) -> Any:
    """The category of a value: a text, or a tuple of texts for a field with several codes."""
    for name in names[:-1]:
        row = row.follow(name) if row else None
    if row is None:
        return NOT_APPLICABLE
    value = row[names[-1]]
    if value is None:
        return row.reason(names[-1])
    if isinstance(value, bool):
        return "YES" if value else "NO"
    return value if isinstance(value, tuple) else str(value)
