"""Terms: after how many months or days a class of data goes.

In: a ``Scheme`` and a day. Out: ``Term`` by class; a class that the pack does not name has none
and is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from drempel.engines.days import add_months
from drempel.engines.scheme import Dated, Scheme, SchemeError

# What people wrote, then what the system keeps by itself, then the copies.
CLASSES = (
    *("household", "path_texts", "contact_remarks", "owner", "dwelling", "signal"),
    *("feedback", "complaint", "request"),
    *("access_log", "import", "conflict", "answer", "sent_form", "sign_in", "session"),
    "backup",
)
_UNITS = ("months", "days")


@dataclass(frozen=True, slots=True)
class Term:
    """How long a class is kept. unit: "months" or "days"; dated: the parameter it comes from."""

    key: str
    length: int
    unit: str
    dated: Dated

    def due_on(self, day: date) -> date:
        """The day on which what ended on ``day`` goes."""
        if self.unit == "months":
            return add_months(day, self.length)
        return day + timedelta(days=self.length)

    def last_gone(self, on: date) -> date:
        """The latest day whose term has passed on a day: everything until then goes."""
        if self.unit == "days":
            return on - timedelta(days=self.length)
        found = add_months(on, -self.length)
        # The end of a short month is the term of several days.
        while self.due_on(found + timedelta(days=1)) <= on:
            found += timedelta(days=1)
        return found


def load_terms(scheme: Scheme, on: date) -> Mapping[str, Term]:
    """The terms in force on a day, in the order of CLASSES; SchemeError for a wrong one."""
    found = {}
    for key in CLASSES:
        name = f"retention.{key}"
        if name in scheme.law.timelines:
            found[key] = _term(key, scheme.parameter(name, on))
    return found


def _term(key: str, dated: Dated) -> Term:
    value = dated.value if isinstance(dated.value, dict) else {}
    length, unit = value.get("length"), value.get("unit")
    if set(value) != {"length", "unit"} or type(length) is not int or unit not in _UNITS:
        raise SchemeError.at(
            dated.place, repr(dated.value), 'length and unit, like 60 and "months"'
        )
    if length < 1:
        raise SchemeError.at(dated.place, repr(length), "a length of one or more")
    return Term(key, length, unit, dated)
