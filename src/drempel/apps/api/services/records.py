"""Records that come in by the interface: one, one under a key, or many in parts.

The road is that of a form and of a file: ``activity.services.storing``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from drempel.apps.activity.models.base import API
from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.activity.services.preparing import Desk, desk_for
from drempel.apps.activity.services.storing import Entry, Invalid, Stale, Stored, store_at
from drempel.apps.api.models import ApiAnswer, ApiToken
from drempel.apps.api.services.answers import open_answer
from drempel.apps.api.values import Incoming
from drempel.apps.api.words import error_of
from drempel.apps.kernel.installation import instant, today
from drempel.engines.records import Kind

Item = dict[str, Any]
# Parts of a batch are stored one after the other, so that people can write in between.
PART = 50


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends what kind. key, digest: of a request that may come twice; empty without a key."""

    token: ApiToken
    kind: Kind
    key: str = ""
    digest: str = ""

    def desk(self) -> Desk:
        house = self.token.association_id
        return desk_for(house, lines_of(house), today())

    def open(self) -> ApiAnswer | None:
        if not self.key:
            return None
        return open_answer(self.token, self.key, self.digest, instant())


class BatchRefused(Exception):  # noqa: N818 - an answer to the sender, not a fault of the product
    """Nothing of a batch was stored. items: what each record came to."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        super().__init__(f"{len(items)} records")


def receipt(stored: Stored) -> Item:
    """What an answer says of a stored record; no value of it."""
    is_changed = stored.is_new or bool(stored.changed)
    return {
        "id": stored.record.uid,
        "version": stored.record.version,
        "result": "stored" if is_changed else "unchanged",
        "is_new": stored.is_new,
    }


def store_incoming(sender: Sender, incoming: Incoming, desk: Desk | None = None) -> Stored:
    """Store one record; raises Invalid or Stale."""
    desk = desk or sender.desk()
    entry = Entry(
        way=API,
        uid=incoming.uid,
        seen=incoming.seen,
        own=incoming.own,
        own_tags=incoming.own_tags,
    )
    stored = store_at(
        desk=desk,
        kind=sender.kind,
        written=incoming.written,
        by=sender.token.actor,
        entry=entry,
    )
    desk.links.remember(sender.kind, stored.record.uid, stored.record.pk)
    return stored


def store_once(sender: Sender, incoming: Incoming) -> tuple[Item, bool]:
    """As ``store_incoming``; under a key that was answered, that answer and True.

    The key and the record stand in one transaction: a refused record leaves its key unused.
    """
    with transaction.atomic():
        answer = sender.open()
        if answer is not None and answer.outcome:
            return answer.outcome[0], True
        item = receipt(store_incoming(sender, incoming))
        if answer is not None:
            answer.outcome = [item]
            answer.save(update_fields=["outcome"])
        return item, False


def store_batch(sender: Sender, rows: Sequence[Incoming | Invalid], *, whole: bool) -> list[Item]:
    """Store many records; each item says what became of one.

    rows: a record, or why it could not be read. whole: BatchRefused when one has a fault; without
    it, what can be stored is. A batch that was cut off goes on where it was when its key returns.
    """
    desk, done = sender.desk(), []
    while len(done) < len(rows):
        with transaction.atomic():
            answer = sender.open()
            done = list(answer.outcome) if answer is not None else done
            size = len(rows) if whole else PART
            start = len(done)
            for index, row in enumerate(rows[start : start + size], start):
                done.append(_item(sender, desk, index, row))
            if whole and any(item["errors"] for item in done):
                raise BatchRefused(done)
            if answer is not None:
                answer.outcome = [
                    _without_values(i, row) for i, row in zip(done, rows, strict=False)
                ]
                answer.save(update_fields=["outcome"])
    return [_with_values(sender, item, row) for item, row in zip(done, rows, strict=True)]


def _item(sender: Sender, desk: Desk, index: int, row: Incoming | Invalid) -> Item:
    try:
        if isinstance(row, Invalid):
            raise row
        return {"index": index} | receipt(store_incoming(sender, row, desk)) | {"errors": []}
    except Invalid as refusal:
        errors = _errors(sender, refusal)
        uid = "" if isinstance(row, Invalid) else row.uid
        return _refused(index, uid, "faults", errors)
    except Stale as refusal:
        record = refusal.record
        error = {"field": "version", "found": str(row.seen), "expected": str(record.version)}
        return _refused(index, record.uid, "stale", [error]) | {"version": record.version}


def _refused(index: int, uid: str, result: str, errors: list[Any]) -> Item:
    return {
        "index": index,
        "id": uid or None,
        "version": None,
        "result": result,
        "is_new": False,
        "errors": errors,
    }


def _errors(sender: Sender, refusal: Invalid) -> list[Any]:
    return [error_of(sender.kind, fault) for fault in refusal.faults]


def _without_values(item: Item, row: Incoming | Invalid) -> Item:
    """What may be kept of an outcome: where and why, never what was written.

    Of a row that could not be read, not even the names: a sender may write anything there.
    """
    if isinstance(row, Invalid):
        return item | {"errors": []}
    return item | {"errors": [error | {"found": ""} for error in item["errors"]]}


def _with_values(sender: Sender, item: Item, row: Incoming | Invalid) -> Item:
    """An outcome that was kept, with what this very request wrote."""
    if isinstance(row, Invalid):
        return item | {"errors": _errors(sender, row)}
    texts = row.written
    errors = [
        error | {"found": error["found"] or texts.get(error["field"], "")[:200]}
        for error in item["errors"]
    ]
    return item | {"errors": errors}
