"""Adding an event, in the transaction of the change that it tells of."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import connection, transaction

from drempel.apps.kernel.installation import installation, instant
from drempel.apps.kernel.models import Event, TrailHead
from drempel.apps.kernel.trail.chain import GENESIS, canonical, event_hash, sign
from drempel.apps.kernel.trail.outside import note, trail_key

# One writer at a time on PostgreSQL; SQLite's immediate transactions do that by themselves.
_LOCK = 47_2022_10_04


def _last() -> tuple[int, str]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    head = TrailHead.objects.filter(pk=1).first()
    return (head.seq, head.hash) if head else (0, GENESIS)


def record_event(
    *,
    by: Any,
    verb: str,
    subject: tuple[str, str],
    association_id: int | None = None,
    data: Mapping[str, Any] | None = None,
) -> Event:
    """Append one event inside the open transaction.

    by: the person acting (anything with ``pk``), or None for the system itself.
    subject: (kind of record, its public reference).
    data: JSON-able facts of the change; ``reason`` holds the why. No floats, no secrets.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an event is written in the transaction of the change it tells of")
    seq, previous = _last()
    row = {
        "seq": seq + 1,
        "at": instant().strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "actor": "system" if by is None or by.pk is None else f"person:{by.pk}",
        "verb": verb,
        "object_type": subject[0],
        "object_id": subject[1],
        "association_id": association_id,
        "data": canonical(data or {}),
    }
    made = event_hash(row, previous)
    event = Event.objects.create(**row, previous=previous, hash=made)
    chain = chain_name()
    head = {"seq": event.seq, "hash": made, "signature": sign(trail_key(), chain, event.seq, made)}
    TrailHead.objects.update_or_create(pk=1, defaults=head)
    _note_after_commit(chain, event.seq, made)
    return event


def chain_name() -> str:
    """What the signature calls this chain: the key of the installation."""
    here = installation()
    return here.key if here else "unfounded"


def _note_after_commit(chain: str, seq: int, last_hash: str) -> None:
    """Keep one note a transaction: that of its last event."""
    queue = connection.run_on_commit
    for index, entry in enumerate(queue):
        func = entry[1]
        if isinstance(func, partial) and func.func is note:
            del queue[index]
            break
    transaction.on_commit(partial(note, chain, seq, last_hash))
