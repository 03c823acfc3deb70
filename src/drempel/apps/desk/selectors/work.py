"""The open dossiers of the administration, each with the limit that matters now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from drempel.apps.accreditation.clocks import Limit, dossier_limits
from drempel.apps.accreditation.models import Dossier, DossierOpinion
from drempel.apps.accreditation.selectors import visible_dossiers
from drempel.apps.accreditation.selectors.dossiers import OPEN
from drempel.apps.accreditation.words import TURNS
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT

# Long enough to hold the last round of renewals.
PACE_DAYS = 3 * 365
WEEK = timedelta(days=7)
OVERDUE, SOON, WAITING, LATER = "overdue", "week", "waiting", "later"
GROUPS = (OVERDUE, SOON, WAITING, LATER)


@dataclass(frozen=True, slots=True)
class Work:
    """One open dossier: the limit that runs now, whose turn it is, and how pressing that is."""

    dossier: Dossier
    limit: Limit | None
    turn: str
    group: str

    @property
    def last_on(self) -> date | None:
        return self.limit.deadline.end_on if self.limit else None

    def days_late(self, today: date) -> int:
        return (today - self.last_on).days if self.last_on else 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How long decisions took. days: the median from complete to decided, None without any."""

    days: int | None
    decided: int
    in_time: int

    @property
    def ratio(self) -> float | None:
        return self.in_time / self.decided if self.decided else None


def finance_opinion() -> Exists:
    """Whether the Finance Inspection has spoken on a dossier since its examination."""
    return Exists(
        DossierOpinion.objects.filter(
            dossier=OuterRef("pk"), body="FINANCE_INSP", given_on__gte=OuterRef("examined_on")
        )
    )


def open_work(person: Any, today: date) -> tuple[list[Work], Pace]:
    """Open dossiers, the most pressing first, and the pace of the decided ones. Two queries."""
    since = today - timedelta(days=PACE_DAYS)
    found = list(
        visible_dossiers(person)
        .filter(Q(state__in=OPEN) | Q(decided_on__gte=since))
        .exclude(state__in=("draft", "withdrawn"))
        .annotate(has_opinion=finance_opinion())
        .prefetch_related("requests")
        .order_by(F("submitted_on").asc(nulls_last=True), "pk")
    )
    work = [_work(dossier, today) for dossier in found if dossier.state in OPEN]
    work.sort(key=_urgency)
    return work, pace_of(found, today)


def _work(dossier: Dossier, today: date) -> Work:
    limits = dossier_limits(dossier, list(dossier.requests.all()), today)
    limit = next((one for one in limits if one.deadline.clock.closed_on is None), None)
    turn = TURNS[dossier.state]
    if dossier.state == "under_opinion" and dossier.has_opinion:
        turn = HEAD_OF_UNIT
    return Work(dossier, limit, turn, _group(limit, turn, today))


def _group(limit: Limit | None, turn: str, today: date) -> str:
    last_on = limit.deadline.end_on if limit else None
    if last_on is not None and last_on < today:
        return OVERDUE
    if turn != CASE_OFFICER:
        return WAITING
    # Decided and not yet notified: nothing stands in the way.
    return SOON if last_on is None or last_on <= today + WEEK else LATER


def _urgency(work: Work) -> tuple[int, date, str]:
    return (
        0 if work.group == OVERDUE else 1,
        work.last_on or date.max,
        work.dossier.reference,
    )


def pace_of(dossiers: Iterable[Dossier], today: date) -> Pace:
    """Median and share in time, over dossiers with their requests at hand."""
    decided = [one for one in dossiers if one.decided_on and one.complete_on]
    days = [(one.decided_on - one.complete_on).days for one in decided]
    in_time = sum(1 for one in decided if _was_in_time(one, today))
    return Pace(round(median(days)) if days else None, len(decided), in_time)


def _was_in_time(dossier: Dossier, today: date) -> bool:
    limits = dossier_limits(dossier, list(dossier.requests.all()), today)
    return any(one.key == "decision" and one.deadline.state == "met" for one in limits)
