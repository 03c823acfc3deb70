"""Storing one record: prepared, checked, written and noted in one transaction."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from drempel.apps.activity.models import Batch, Record, model_of
from drempel.apps.activity.models.base import FORM
from drempel.apps.activity.sealed import mark_of
from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.activity.services.preparing import (
    Desk,
    current_values,
    desk_for,
    good_uid,
    prepare,
)
from drempel.apps.activity.services.settling import settle_record
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.trail import record_event
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault


class Invalid(ValueError):  # noqa: N818 - an answer to the writer, not a fault of the product
    """A record that may not be stored. faults: each with its field, what was found, expected."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{one.field}: {one.key}" for one in faults))


class Stale(ValueError):  # noqa: N818 - as above
    """Someone else changed the record meanwhile. record: as it is now."""

    def __init__(self, record: Record) -> None:
        self.record = record
        super().__init__(f"{record.KIND.code} {record.uid} is at version {record.version}")


@dataclass(frozen=True, slots=True)
class Entry:
    """How a record comes in. seen: the version the writer looked at, None when it does not say.

    made_at: kept from the system it was first written in; None for now.
    """

    way: str = FORM
    uid: str = ""
    seen: int | None = None
    batch: Batch | None = None
    active_seconds: int | None = None
    made_at: datetime | None = None
    own: Mapping[str, Any] | None = None
    own_tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of it. changed: names of the fields that are different now."""

    record: Record
    is_new: bool
    changed: tuple[str, ...]


def find_own(kind: Kind, association_id: int, uid: str, *, lock: bool = False) -> Record | None:
    """The record of this identifier in this association, or None."""
    rows = model_of(kind)._default_manager.filter(association_id=association_id, uid=uid)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def store_record(
    *,
    kind: Kind,
    association_id: int,
    written: Mapping[str, str],
    by: Any,
    on: date,
    entry: Entry | None = None,
) -> Stored:
    """Create or change one record from written texts.

    The same identifier sent twice is one record. Raises Invalid with every fault, Stale when
    ``entry.seen`` is not the version that stands.
    """
    desk = desk_for(association_id, lines_of(association_id), on)
    return store_at(desk=desk, kind=kind, written=written, by=by, entry=entry or Entry())


def store_at(
    *, desk: Desk, kind: Kind, written: Mapping[str, str], by: Any, entry: Entry
) -> Stored:
    """As ``store_record``, at a desk that stores several records one after the other."""
    if entry.uid and not good_uid(entry.uid):
        raise Invalid([Fault("id", entry.uid, "id", {})])
    with transaction.atomic():
        existing = find_own(kind, desk.association_id, entry.uid, lock=True) if entry.uid else None
        if existing is not None and entry.seen not in (None, existing.version):
            raise Stale(existing)
        values, faults = prepare(kind, written, desk, existing=existing)
        if faults:
            raise Invalid(faults)
        try:
            return store_values(
                kind=kind, values=values, desk=desk, by=by, entry=entry, existing=existing
            )
        except IntegrityError:
            raise Invalid([Fault(kind.day or "id", "", "database", {})]) from None


def store_values(
    *,
    kind: Kind,
    values: Mapping[str, Any],
    desk: Desk,
    by: Any,
    entry: Entry,
    existing: Record | None,
) -> Stored:
    """Write checked values inside an open or a new transaction; unchanged ones write nothing."""
    now = instant()
    with transaction.atomic():
        record = existing or new_record(kind, desk.association_id, by, entry, now)
        changed = _changes(record, values, entry, is_new=existing is None)
        if not changed:
            return Stored(record, is_new=False, changed=())
        if record.anonymised_at is not None:
            raise Invalid([Fault("id", record.uid, "anonymous", {})])
        left = getattr(record, "unit_id", None)
        fill_record(record, values)
        _fill_own(record, entry)
        if existing is not None:
            record.version += 1
            record.updated_at = now
        record.save()
        settle_record(record, changed=changed, left=left)
        record_event(
            by=by,
            verb="record" if existing is None else "change",
            subject=(kind.code, record.uid),
            association_id=desk.association_id,
            data={"fields": sorted(changed), "way": entry.way, "version": record.version},
        )
    return Stored(record, is_new=existing is None, changed=tuple(sorted(changed)))


def new_record(kind: Kind, association_id: int, by: Any, entry: Entry, now: datetime) -> Record:
    """An empty record with what the system knows of it."""
    return model_of(kind)(
        association_id=association_id,
        uid=entry.uid or str(uuid.uuid4()),
        created_at=entry.made_at or now,
        updated_at=entry.made_at or now,
        way=entry.way,
        batch=entry.batch,
        active_seconds=entry.active_seconds,
        made_by_id=by.pk,
    )


def fill_record(record: Record, values: Mapping[str, Any]) -> None:
    """Set typed values on a record, marks of sealed texts included."""
    for one in record.KIND.fields:
        if one.name not in values or one.is_computed:
            continue
        value = values[one.name]
        if one.type == "reference":
            setattr(record, f"{one.name}_id", value)
        elif one.type == "many_codes":
            setattr(record, one.name, list(value))
        else:
            setattr(record, one.name, value)
        if one.is_encrypted:
            setattr(record, f"{one.name}_mark", mark_of(record.association_id, value))


def _fill_own(record: Record, entry: Entry) -> None:
    if entry.own is not None:
        record.own = {**record.own, **entry.own}
    if entry.own_tags is not None:
        record.own_tags = sorted(entry.own_tags)


def _changes(record: Record, values: Mapping[str, Any], entry: Entry, *, is_new: bool) -> set[str]:
    if is_new:
        return {name for name, value in values.items() if value not in (None, "", ())}
    before = current_values(record)
    changed = {
        one.name
        for one in record.KIND.typed_fields
        if one.name in values and values[one.name] != before.get(one.name)
    }
    if entry.own is not None and {**record.own, **entry.own} != record.own:
        changed.add("own")
    if entry.own_tags is not None and sorted(entry.own_tags) != record.own_tags:
        changed.add("own_tags")
    return changed
