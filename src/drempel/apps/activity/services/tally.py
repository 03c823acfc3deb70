"""The tally of a day: many equal contacts in one go, taken back in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from drempel.apps.activity.models import Batch
from drempel.apps.activity.models.base import TALLY
from drempel.apps.activity.selectors.day import rows_of_batch
from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.activity.services.preparing import desk_for, prepare
from drempel.apps.activity.services.removing import remove_record
from drempel.apps.activity.services.storing import Entry, Invalid, store_values
from drempel.apps.kernel.installation import instant
from drempel.engines.records import kind_of

NOT_ASKED = "NOT_ASKED"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many contacts on one service line through one channel."""

    line: str
    channel: str
    count: int


@transaction.atomic
def store_tally(
    *, association_id: int, counted: Sequence[Counted], topic: str, day: str, by: Any, on: date
) -> Batch:
    """Store one row for each cell that was filled in, all or none.

    topic: a code, or "" when it was not asked. day: as it was written. Raises Invalid.
    """
    kind = kind_of("contact")
    batch = Batch.objects.create(
        association_id=association_id,
        kind=kind.code,
        way=TALLY,
        stored=len(counted),
        made_at=instant(),
        made_by_id=by.pk,
    )
    desk = desk_for(association_id, lines_of(association_id), on)
    for one in counted:
        written = {
            "happened_on": day,
            "service_line": one.line,
            "channel": one.channel,
            "topic": topic or NOT_ASKED,
            "count": str(one.count),
        }
        values, faults = prepare(kind, written, desk)
        if faults:
            raise Invalid(faults)
        entry = Entry(way=TALLY, batch=batch)
        store_values(kind=kind, values=values, desk=desk, by=by, entry=entry, existing=None)
    return batch


@transaction.atomic
def undo_tally(*, batch: Batch, by: Any) -> None:
    """Take back what a tally stored; a second time changes nothing."""
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    if locked.undone_at is not None:
        return
    for record in rows_of_batch(locked):
        remove_record(record=record, by=by, reason="tally")
    locked.undone_at = instant()
    locked.save(update_fields=["undone_at"])
