"""What goes in the coming months, with the reasons: for the page of the association."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drempel.apps.privacy.selectors.classes import counts_due
from drempel.apps.privacy.selectors.lives import Life, household_lives
from drempel.engines.days import add_months
from drempel.engines.retention import Term

MONTHS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """now, soon: households whose term has passed, or passes within MONTHS_AHEAD months.

    held: silent as long, kept because something is open. counts: rows of the other classes, by
    class: (today, until then).
    """

    on: date
    until: date
    term: Term | None
    now: list[Life]
    soon: list[Life]
    held: list[Life]
    households: int
    counts: Mapping[str, tuple[int, int]]

    def due_on(self, life: Life) -> Any:
        return self.term.due_on(life.last_on) if self.term else None


def coming_of(association_id: int | None, terms: Mapping[str, Term], on: date) -> Coming:
    """Four questions: files, what they were last helped with, rows due today and later."""
    until, term = add_months(on, MONTHS_AHEAD), terms.get("household")
    lives = household_lives(association_id)
    passing = [life for life in lives if term and term.due_on(life.last_on) <= until]
    free = [life for life in passing if not life.is_open]
    today = counts_due(association_id, terms, on)
    later = counts_due(association_id, terms, until)
    return Coming(
        on=on,
        until=until,
        term=term,
        now=[life for life in free if term and term.due_on(life.last_on) <= on],
        soon=[life for life in free if term and term.due_on(life.last_on) > on],
        held=[life for life in passing if life.is_open],
        households=len(lives),
        counts={key: (today.get(key, 0), later[key]) for key in terms if later.get(key)},
    )
