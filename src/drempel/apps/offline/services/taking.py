"""Taking in what a device sends: each change once, merged field by field, by itself.

In: an ``Arriving``. Out: an ``Answer``; a change that is refused leaves nothing behind and
stays on the device.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from drempel.apps.activity.models import Record
from drempel.apps.activity.models.base import OFFLINE
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.own import OWN
from drempel.apps.activity.services import Entry, Invalid, Stale, Stored, store_record
from drempel.apps.activity.services.own import read_own
from drempel.apps.activity.services.storing import find_own
from drempel.apps.associations.models import Mandate
from drempel.apps.kernel.installation import instant, today
from drempel.apps.offline.arriving import Arriving
from drempel.apps.offline.kinds import offered_fields, offered_kinds, used_own_fields
from drempel.apps.offline.models import (
    CONFLICT,
    MERGED,
    STORED,
    UNCHANGED,
    Conflict,
    Receipt,
    find_receipt,
)
from drempel.apps.offline.selectors import own_text, written_texts
from drempel.engines.records import Kind
from drempel.engines.records.merging import Difference, Merged, merge
from drempel.engines.records.reading import Fault, read_values
from drempel.engines.records.writing import write_value

REFUSED = "refused"
# Faults of this way in; those of values have the words of every form.
KIND_FAULT, GONE_FAULT, FIELD_FAULT, SHAPE_FAULT = "no_kind", "gone", "no_field", "shape"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one change. values: the record as it stands now, by field.

    conflicts: what a person decides. faults: why it was refused.
    """

    change: str
    state: str
    kind: Kind | None = None
    uid: str = ""
    version: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    conflicts: Mapping[str, Difference] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


class Desk:
    """Where the changes of one person arrive: what they may write, asked once for a batch."""

    def __init__(self, person: Any, mandate: Mandate) -> None:
        self.person, self.mandate = person, mandate
        self.association_id = mandate.association_id
        self.kinds = {kind.code: kind for kind in offered_kinds(person)}
        self._own = {
            code: used_own_fields(self.association_id, k) for code, k in self.kinds.items()
        }

    def own_fields(self, kind: Kind) -> list[Any]:
        return self._own[kind.code]

    def names(self, kind: Kind) -> set[str]:
        """Names of the fields that a device may fill in."""
        own = {OWN + one.key for one in self.own_fields(kind)}
        return own | {one.name for one in offered_fields(kind, self.person)}


def take_change(desk: Desk, arriving: Arriving) -> Answer:
    """Store one change, or say why not. The same change sent again is answered and not redone."""
    kind = desk.kinds.get(arriving.kind)
    if kind is None:
        return _refused(arriving, None, Fault("", arriving.kind, KIND_FAULT))
    sent = find_receipt(desk.mandate, arriving.change)
    if sent is None:
        try:
            with transaction.atomic():
                return _store(desk, kind, arriving)
        except (Invalid, Unfit) as refusal:
            return _refused(arriving, kind, *_mendable(desk, kind, refusal.faults))
        except (IntegrityError, Stale):
            # The same change, or another of the same record, was stored at this very moment.
            sent = find_receipt(desk.mandate, arriving.change)
            if sent is None:
                return _refused(arriving, kind, Fault("", "", SHAPE_FAULT))
    record = find_own(kind, desk.association_id, sent.uid)
    return _answer(desk, arriving, UNCHANGED, record)


def _mendable(desk: Desk, kind: Kind, faults: list[Fault]) -> list[Fault]:
    """Without those that only follow from another one: a line that the parent would have given."""
    offered = [one for one in faults if one.field in desk.names(kind)]
    return offered or faults


class Unfit(ValueError):  # noqa: N818 - an answer to the device, not a fault of the product
    """A change that no record can take. faults: why."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(one.key for one in faults))


def _store(desk: Desk, kind: Kind, arriving: Arriving) -> Answer:
    record = find_own(kind, desk.association_id, arriving.uid, lock=True)
    if (record is None and not arriving.is_new) or (record and record.anonymised_at):
        raise Unfit(Fault("", arriving.uid, GONE_FAULT))
    theirs = written_texts(desk.person, record) if record else {}
    merged = merge(
        *(_plain(desk, kind, texts) for texts in (arriving.base, arriving.values)), theirs
    )
    if record is None or merged.values:
        record = _write(desk, kind, arriving, merged.values, record).record
    state = _outcome(merged, arriving)
    receipt = Receipt.objects.create(
        mandate=desk.mandate,
        change=arriving.change,
        kind=kind.code,
        uid=arriving.uid,
        outcome=state,
        made_at=_made_at(arriving),
        received_at=instant(),
    )
    if merged.conflicts:
        _keep_aside(receipt, merged)
    return _answer(desk, arriving, state, record, merged.conflicts)


def _outcome(merged: Merged, arriving: Arriving) -> str:
    if merged.conflicts:
        return CONFLICT
    if not merged.values and not arriving.is_new:
        return UNCHANGED
    return STORED if arriving.is_new else MERGED


def _plain(desk: Desk, kind: Kind, texts: Mapping[str, str]) -> dict[str, str]:
    """Texts as the product writes them itself, so that only real differences are seen.

    Unfit for a field that a device may not fill in, Invalid for a text that is no such value.
    """
    unknown = sorted(set(texts) - desk.names(kind))
    if unknown:
        raise Unfit(*(Fault(name, "", FIELD_FAULT) for name in unknown))
    own, own_faults = read_own(desk.own_fields(kind), texts)
    values, faults = read_values(kind, texts, book())
    if faults or own_faults:
        raise Invalid([*faults, *own_faults])
    written = {name: write_value(kind.field(name), value) for name, value in values.items()}
    return written | {OWN + key: own_text(value) for key, value in own.items()}


def _write(
    desk: Desk, kind: Kind, arriving: Arriving, texts: Mapping[str, str], record: Record | None
) -> Stored:
    own, _faults = read_own(desk.own_fields(kind), texts)
    return store_record(
        kind=kind,
        association_id=desk.association_id,
        written={name: text for name, text in texts.items() if not name.startswith(OWN)},
        by=desk.person,
        on=today(),
        entry=Entry(
            way=OFFLINE,
            uid=arriving.uid,
            seen=record.version if record else None,
            made_at=None if record else _made_at(arriving),
            active_seconds=arriving.active_seconds,
            own=own or None,
        ),
    )


def _made_at(arriving: Arriving) -> datetime:
    """When it was written, never in the future: a device's clock may be wrong."""
    now = instant()
    return min(arriving.made_at or now, now)


def _keep_aside(receipt: Receipt, merged: Merged) -> Conflict:
    aside = {name: {"base": one.base, "yours": one.mine} for name, one in merged.conflicts.items()}
    return Conflict.objects.create(receipt=receipt, differences=json.dumps(aside))


def _answer(
    desk: Desk,
    arriving: Arriving,
    state: str,
    record: Record | None,
    conflicts: Mapping[str, Difference] | None = None,
) -> Answer:
    return Answer(
        change=arriving.change,
        state=state,
        kind=desk.kinds[arriving.kind],
        uid=arriving.uid,
        version=record.version if record else 0,
        values=written_texts(desk.person, record) if record else {},
        conflicts=conflicts or {},
    )


def _refused(arriving: Arriving, kind: Kind | None, *faults: Fault) -> Answer:
    return Answer(arriving.change, REFUSED, kind, arriving.uid, faults=faults)
