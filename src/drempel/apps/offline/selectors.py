"""Reads for a device: one's own latest records, the open pathways, what waits for a decision."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import Http404

from drempel.apps.activity.access import visible_fields
from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.selectors.own import OWN
from drempel.apps.activity.selectors.records import records_of, references, written_record
from drempel.apps.kernel.installation import instant, today
from drempel.apps.offline.kinds import is_offered, offered_kinds
from drempel.apps.offline.models import Conflict, Receipt
from drempel.engines.records import Kind, kind_of

MOST_PATHS, MOST_RECENT, MOST_CONFLICTS = 500, 100, 50


def written_texts(person: Any, record: Record) -> dict[str, str]:
    """What a device may fill in, as texts by field; own fields behind "own_"."""
    kind = record.KIND
    names = {one.name for one in visible_fields(kind, person) if is_offered(kind, one)}
    texts = {name: text for name, text in written_record(record).items() if name in names}
    return texts | {OWN + key: own_text(value) for key, value in record.own.items()}


def own_text(value: Any) -> str:
    """An own value as a device knows it: a text, empty for nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def recent_records(person: Any) -> list[dict[str, Any]]:
    """What the person recorded today and yesterday, newest first: it can be changed offline."""
    since = today() - timedelta(days=1)
    found = []
    for kind in offered_kinds(person):
        rows = records_of(kind, person.association_id).filter(
            Q(**{f"{kind.day}__gte": since}) | Q(created_at__gte=instant() - timedelta(days=2)),
            made_by_id=person.pk,
            anonymised_at=None,
        )
        rows = rows.select_related(*references(kind)).order_by("-id")[:MOST_RECENT]
        found += [_described(person, row) for row in rows]
    return found


def _described(person: Any, record: Record) -> dict[str, Any]:
    return {
        "kind": record.KIND.code,
        "uid": record.uid,
        "version": record.version,
        "values": written_texts(person, record),
    }


def open_paths(person: Any) -> list[dict[str, str]]:
    """Pathways that are open, the latest first: the code of the household, start and topic."""
    kind = kind_of("path")
    if all(one.code != "act" for one in offered_kinds(person)):
        return []
    rows = records_of(kind, person.association_id).filter(end_on=None, anonymised_at=None)
    values = rows.order_by("-start_on", "-id").values_list(
        "uid", "household__code", "start_on", "topic"
    )
    return [
        {"uid": uid, "code": code, "start_on": start.isoformat(), "topic": topic}
        for uid, code, start, topic in values[:MOST_PATHS]
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """One field to decide. yours: kept aside; theirs: in the record now; base: before both."""

    name: str
    yours: str
    theirs: str
    base: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """A conflict with the record it is about, None when the record is gone.

    values: what the record holds now, as texts by field.
    """

    conflict: Conflict
    kind: Kind
    record: Record | None
    values: Mapping[str, str]
    choices: tuple[Choice, ...]

    @property
    def version(self) -> int:
        return self.record.version if self.record else 0


def differences_of(conflict: Conflict) -> dict[str, dict[str, str]]:
    """Field to the two texts kept aside; empty once decided or when its key is gone."""
    found: dict[str, dict[str, str]] = json.loads(conflict.differences or "{}")
    return found


def _open_conflicts(person: Any) -> Any:
    return (
        Conflict.objects.filter(
            closed_at=None,
            receipt__mandate__person_id=person.pk,
            receipt__mandate__association_id=person.association_id,
        )
        .select_related("receipt__mandate")
        .order_by("pk")
    )


def undecided(person: Any) -> list[Undecided]:
    """The conflicts that wait for this person, oldest first; one question a kind."""
    conflicts = list(_open_conflicts(person)[:MOST_CONFLICTS])
    records = _records_of(person, [one.receipt for one in conflicts])
    return [
        _undecided(person, one, records.get((one.receipt.kind, one.receipt.uid)))
        for one in conflicts
    ]


def _records_of(person: Any, receipts: list[Receipt]) -> Mapping[tuple[str, str], Record]:
    found = {}
    for code in {one.kind for one in receipts}:
        kind = kind_of(code)
        rows = model_of(kind)._default_manager.filter(
            association_id=person.association_id,
            anonymised_at=None,
            uid__in={one.uid for one in receipts if one.kind == code},
        )
        found |= {(code, row.uid): row for row in rows.select_related(*references(kind))}
    return found


def _undecided(person: Any, conflict: Conflict, record: Record | None) -> Undecided:
    kind = kind_of(conflict.receipt.kind)
    now = written_texts(person, record) if record else {}
    choices = tuple(
        Choice(name, texts["yours"], now.get(name, ""), texts["base"])
        for name, texts in differences_of(conflict).items()
    )
    return Undecided(conflict, kind, record, now, choices)


def undecided_by_id(person: Any, conflict_id: int) -> Undecided:
    """One conflict of this person; Http404 when it is unknown, decided or someone else's."""
    found = _open_conflicts(person).filter(pk=conflict_id).first()
    if found is None:
        raise Http404
    records = _records_of(person, [found.receipt])
    return _undecided(person, found, records.get((found.receipt.kind, found.receipt.uid)))
