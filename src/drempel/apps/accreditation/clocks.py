"""The time limits of a dossier, each with its explanation.

Lengths, directions and rolling come from the scheme pack; the day is an argument.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Accreditation, Dossier, ItemRequest
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.deadlines import Deadline, clock_for
from drempel.engines.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit for a page: what it is for, its deadline, and whose turn it is."""

    key: str
    label: str
    deadline: Deadline
    turn: str

    def part(self, today: date) -> dict[str, Any]:
        """What ``kernel/parts/clock.html`` shows on a day."""
        deadline = self.deadline
        end = deadline.end_on
        used, left = deadline.days_used, deadline.days_left
        total = (used or 0) + (left or 0)
        return {
            "label": self.label,
            "last_day": end,
            "days_left": (end - today).days if end else None,
            "used": Fraction(used or 0, total) if total else Fraction(1),
            "suspended": deadline.state == "suspended",
            "done_on": deadline.clock.closed_on,
            "why": why(deadline),
        }


def why(deadline: Deadline) -> list[str]:
    """The explanation of a date, line by line, in the language of the screen."""
    scheme, language = active_scheme(), get_language() or ""
    known = language if language in scheme.languages else scheme.languages[0]
    return deadline.text(known).splitlines()


def items_limit(asked_on: date) -> date:
    """The last day to answer a request for missing items."""
    end = clock_for(active_scheme(), "items_supply", asked_on).end_on
    if end is None:
        raise ValueError("a clock without suspension always ends")
    return end


def application_limit(accreditation: Accreditation, today: date) -> Deadline:
    """The last day to ask for renewal: so long before the accreditation expires."""
    return clock_for(
        active_scheme(), "application_before_expiry", accreditation.ends_on, today=today
    )


def _pauses(requests: list[ItemRequest]) -> tuple[tuple[date, date | None], ...]:
    """Requests after completeness stop the clock of the decision until they are answered."""
    return tuple((r.asked_on, r.answered_on) for r in requests if r.stops_clock)


@lru_cache(maxsize=8192)
def _clock(
    scheme: Scheme,
    name: str,
    start: date,
    pauses: tuple[tuple[date, date | None], ...],
    closed_on: date | None,
    today: date,
) -> Deadline:
    """Reckon a clock once: on a list of thousands of dossiers the same days come back."""
    return clock_for(scheme, name, start, suspensions=pauses, closed_on=closed_on, today=today)


def clock_end(
    name: str, start: date, requests: list[ItemRequest], closed_on: date | None, today: date
) -> date | None:
    """The last day of one clock of the pack, pauses included; None while it is suspended."""
    return _clock(active_scheme(), name, start, _pauses(requests), closed_on, today).end_on


def dossier_limits(dossier: Dossier, requests: list[ItemRequest], today: date) -> list[Limit]:
    """Every limit that runs or ran for a dossier, the one that matters now first."""
    scheme, limits = active_scheme(), []
    if dossier.state in {"draft", "withdrawn"} or dossier.submitted_on is None:
        return []
    if dossier.complete_on is not None:
        decision = _clock(
            scheme,
            "decision",
            dossier.complete_on,
            _pauses(requests),
            dossier.decided_on,
            today,
        )
        limits.append(Limit("decision", _("Decision of the Government"), decision, "authority"))
    for request in requests:
        if request.answered_on is None:
            supply = _clock(scheme, "items_supply", request.asked_on, (), None, today)
            limits.insert(0, Limit("items", _("Missing items"), supply, "association"))
    if dossier.acknowledged_on is None or dossier.complete_on is None:
        receipt = _clock(
            scheme,
            "acknowledgement",
            dossier.submitted_on,
            (),
            dossier.acknowledged_on,
            today,
        )
        limits.append(
            Limit("acknowledgement", _("Acknowledgement of receipt"), receipt, "authority")
        )
    return limits
