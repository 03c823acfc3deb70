"""Instalments of an award: how much, and when each is due at the latest.

In: an award, the scheme, and the day the decision was notified (None while it is not).
Out: one ``Instalment`` a part. Legal source: parameters/payments.toml of the pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drempel.engines import money
from drempel.engines.award import Award
from drempel.engines.deadlines import Deadline, clock_for
from drempel.engines.deadlines.lines import length
from drempel.engines.scheme import Dated, Scheme
from drempel.engines.trace import Line
from drempel.engines.wording import WeekdayDate


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part of an award.

    number: from 1. share: percent as a text, or "rest". due_on: the last day on which
    it should be paid, None while that is not known. rule: the parameter behind it.
    """

    number: int
    share: str
    amount_cents: int
    due_on: date | None
    rule: Dated
    line: Line
    languages: tuple[str, ...]

    def text(self, lang: str) -> str:
        """Explain the date."""
        return self.line.text(lang)

    def as_dict(self) -> dict[str, Any]:
        """Return the instalment ready for JSON."""
        return {
            "number": self.number,
            "share": self.share,
            "amount": money.plain(self.amount_cents),
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "rule": dict(self.rule.as_version()),
            "text": {lang: self.text(lang) for lang in self.languages},
        }


def report_due_on(scheme: Scheme, year: int) -> date:
    """Return the day on which the activity report of a year is due."""
    return _yearly(scheme, "payments.report_due", year)


def justification_due_on(scheme: Scheme, year: int) -> date:
    """Return the day on which the use of a year's subsidy must be justified."""
    return _yearly(scheme, "payments.justification_due", year)


def _yearly(scheme: Scheme, name: str, year: int) -> date:
    rule: Mapping[str, int] = scheme.parameter(name, date(year, 12, 31)).value
    return date(year + rule["years_after"], rule["month"], rule["day"])


def schedule(scheme: Scheme, award: Award, notified_on: date | None) -> list[Instalment]:
    """Plan the instalments of an award.

    Every instalment but the last follows the notification; the last one, the balance,
    follows the report and the justification. A single instalment follows the notification.
    """
    last = len(award.instalments)
    planned = []
    for number, amount in enumerate(award.instalments, start=1):
        is_balance = number == last > 1
        due_on, rule, line = (
            _balance(scheme, award.year) if is_balance else _first(scheme, award.year, notified_on)
        )
        share = award.shares[number - 1]
        planned.append(Instalment(number, share, amount, due_on, rule, line, scheme.languages))
    return planned


def _first(scheme: Scheme, year: int, notified_on: date | None) -> tuple[date | None, Dated, Line]:
    if notified_on is None:
        rule = scheme.parameter("payments.first_instalment", date(year, 1, 1))
        return None, rule, Line(scheme.template("payment.not_notified"), {})
    return _told(scheme, "first_instalment", notified_on)


def _balance(scheme: Scheme, year: int) -> tuple[date | None, Dated, Line]:
    asked = max(report_due_on(scheme, year), justification_due_on(scheme, year))
    return _told(scheme, "balance", asked)


def _told(scheme: Scheme, name: str, start: date) -> tuple[date | None, Dated, Line]:
    deadline: Deadline = clock_for(scheme, f"payments.{name}", start)
    assert deadline.rule is not None  # a clock of the scheme always has its rule
    values = {
        "start": WeekdayDate.of(start),
        "length": length(scheme, deadline.clock.length, deadline.clock.unit),
    }
    return deadline.end_on, deadline.rule, Line(scheme.template(f"payment.{name}"), values)
