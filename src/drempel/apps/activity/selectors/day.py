"""What someone did today, and what asks for attention: each in one short question."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from drempel.apps.activity.models import Batch, Record, model_of
from drempel.apps.kernel.models import Event
from drempel.engines.records import STORED, kind_of

# So many of the latest are read; a day holds fewer, and a longer table costs no more.
_LATEST, _SHOWN, _RECENT = 60, 8, 200
REVIEW_AHEAD = timedelta(days=7)
UNANSWERED = timedelta(days=90)
_CODES = frozenset(kind.code for kind in STORED)


@dataclass(frozen=True, slots=True)
class Entered:
    """One thing that was recorded today: when, which kind, which record."""

    at: datetime
    kind: str
    uid: str


def latest_contacts(association_id: int, person_id: int) -> list[Any]:
    """The contacts that a person wrote last, the newest first."""
    rows = model_of("contact")._default_manager.filter(
        association_id=association_id, made_by_id=person_id
    )
    return list(rows.order_by("-id")[:_LATEST])


def entered_since(association_id: int, person_id: int, since: datetime) -> list[Entered]:
    """What a person recorded, of every kind but contacts, the newest first."""
    events = Event.objects.filter(association_id=association_id).order_by("-seq")
    found = events.values_list("at", "actor", "verb", "object_type", "object_id")[:_RECENT]
    gone: set[tuple[str, str]] = set()
    entered = []
    for written, actor, verb, kind, uid in found:
        at = datetime.strptime(written, "%Y-%m-%dT%H:%M:%S.%f%z")
        if at < since:
            break
        if verb == "remove":
            gone.add((kind, uid))
        mine = verb == "record" and actor == f"person:{person_id}"
        if mine and kind in _CODES and kind != "contact" and (kind, uid) not in gone:
            entered.append(Entered(at, kind, uid))
    return entered


def reviews_due(association_id: int, today: date) -> list[Any]:
    """Open pathways whose next review is due within a week, the oldest first; one too many."""
    rows = model_of("path")._default_manager.filter(
        association_id=association_id, end_on=None, next_review_on__lte=today + REVIEW_AHEAD
    )
    return list(rows.select_related("household").order_by("next_review_on", "pk")[: _SHOWN + 1])


def rights_unanswered(association_id: int, today: date) -> list[Any]:
    """Requests filed ninety days ago or more and not decided; one too many."""
    rows = model_of("right")._default_manager.filter(
        association_id=association_id,
        decided_on=None,
        state__in=("FILED", "NO_ANSWER"),
        filed_on__lte=today - UNANSWERED,
    )
    return list(rows.select_related("household").order_by("filed_on", "pk")[: _SHOWN + 1])


def usual_topics(association_id: int) -> list[str]:
    """Topics of the latest contacts of the association, the most frequent first."""
    kind = kind_of("contact")
    rows = model_of(kind)._default_manager.filter(association_id=association_id)
    latest = rows.order_by(f"-{kind.day}", "-id").values_list("topic", "count")[:_RECENT]
    found: Counter[str] = Counter()
    for topic, count in latest:
        found[topic] += count
    return [topic for topic, _count in found.most_common()]


def own_batch(association_id: int, batch_id: int, way: str) -> Batch | None:
    """A batch of the association that came in this way, or None."""
    rows = Batch.objects.filter(association_id=association_id, pk=batch_id, way=way)
    return rows.first()


def rows_of_batch(batch: Batch) -> list[Record]:
    """The records that came in with a batch, in the order of entry."""
    model = model_of(batch.kind)
    return list(model._default_manager.filter(batch_id=batch.pk).order_by("pk"))
