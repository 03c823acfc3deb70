"""Storing checked rows: one transaction, one batch, one event in the trail.

In: the rows of a ``Spool``. Out: how many were stored; a row that the database refuses after all
is named, and nothing is kept unless the sender asked for the valid rows only.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from django.db import IntegrityError, transaction

from drempel.apps.activity.models import Batch, Record, model_of
from drempel.apps.activity.models.base import FILE
from drempel.apps.activity.sealed import mark_of
from drempel.apps.activity.services.housing import settle_unit
from drempel.apps.activity.services.settling import pass_lines_on, start_paths
from drempel.apps.activity.services.storing import Entry, fill_record, new_record
from drempel.apps.imports.columns import CREATED, UPDATED
from drempel.apps.imports.services.comparing import parts
from drempel.apps.imports.services.doubles import OwnLinks
from drempel.apps.imports.services.spool import Spool, Waiting
from drempel.apps.kernel.bulk import Inserter
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.trail import record_event
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault

CHUNK = 1_000
Told = Callable[[int], None]
_OWN = ("own", "own_tags")


@dataclass(slots=True)
class Kept:
    """What the transaction did. refused: (row, fault) of rows the database did not take."""

    batch: Batch | None = None
    new: int = 0
    changed: int = 0
    refused: list[tuple[int, Fault]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Load:
    """Who loads what: kind, association, the person, name and digest of the file.

    keep: called at the end, inside the transaction.
    """

    kind: Kind
    association_id: int
    by: Any
    name: str
    digest: str
    valid_only: bool = False
    keep: Callable[[Kept], None] | None = None


class _Refused(Exception):  # noqa: N818 - takes back what was stored
    pass


def store_rows(
    *,
    load: Load,
    spool: Spool,
    without: set[int],
    own_links: OwnLinks,
    tell: Told,
) -> Kept:
    """Store all rows of the spool but those of ``without``; everything is kept or nothing."""
    kept = Kept()
    rows = (row for row in spool if row.number not in without)
    try:
        with transaction.atomic():
            writer = _Writer(load, kept)
            done = 0
            for chunk in _chunks(rows):
                writer.write(chunk)
                done += len(chunk)
                tell(done)
            if kept.refused and not (load.valid_only and kept.new + kept.changed):
                raise _Refused
            own_links.store()
            writer.finish()
            if load.keep is not None:
                load.keep(kept)
    except _Refused:
        return Kept(refused=kept.refused)
    except IntegrityError:
        # What only shows at the end belongs to no row in particular.
        return Kept(refused=[*kept.refused, (0, Fault("id", "", "database", {}))])
    return kept


def _chunks(rows: Iterator[Waiting]) -> Iterator[list[Waiting]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


class _Writer:
    """Writes chunk after chunk in the order of the file."""

    def __init__(self, load: Load, kept: Kept) -> None:
        self._load = load
        self._kept = kept
        self._now = instant()
        self._model = model_of(load.kind)
        kept.batch = self._batch = Batch.objects.create(
            association_id=load.association_id,
            kind=load.kind.code,
            way=FILE,
            name=load.name[:200],
            digest=load.digest,
            made_at=self._now,
            made_by_id=load.by.pk,
        )
        entry = Entry(way=FILE, batch=self._batch, made_at=self._now)
        blank = new_record(load.kind, load.association_id, load.by, entry, self._now)
        self._row = _Row(load, blank)
        self._inserter = Inserter(self._model, self._row.names)
        self._units: set[int] = set()
        self._moved: dict[int, str] = {}

    def write(self, chunk: Sequence[Waiting]) -> None:
        for is_new, run in groupby(chunk, key=lambda row: not row.seen):
            rows = list(run)
            self._attempt(rows, self._insert if is_new else self._change)

    def _attempt(self, rows: list[Waiting], write: Callable[[list[Waiting]], int]) -> None:
        """All at once; when the database refuses, one by one, to know which."""
        try:
            with transaction.atomic():
                self._count(rows, write(rows))
        except IntegrityError:
            if len(rows) == 1:
                key = self._load.kind.day or "id"
                self._kept.refused.append((rows[0].number, Fault(key, "", "database", {})))
                return
            for row in rows:
                self._attempt([row], write)

    def _count(self, rows: list[Waiting], written: int) -> None:
        if rows[0].seen:
            self._kept.changed += written
        else:
            self._kept.new += written

    def _insert(self, rows: list[Waiting]) -> int:
        self._inserter.write([self._row.cells(row) for row in rows])
        self._note(rows)
        return len(rows)

    def _change(self, rows: list[Waiting]) -> int:
        found = self._records(row.uid for row in rows)
        for row in rows:
            record = found.get(row.uid)
            if record is None or record.version != row.seen:
                raise IntegrityError("changed meanwhile")
            self._units |= {record.unit_id} if self._load.kind.code == "stay" else set()
            line = record.service_line
            fill_record(record, row.values)
            if record.service_line != line:
                self._moved[record.pk] = record.service_line
            for name in _OWN:
                if row.values.get(name) is not None:
                    setattr(record, name, row.values[name])
            record.version += 1
            record.updated_at = self._now
            record.save()
        self._note(rows)
        return len(rows)

    def _records(self, uids: Iterable[str]) -> dict[str, Record]:
        own = self._model._default_manager.filter(association_id=self._load.association_id)
        return {
            record.uid: record
            for some in parts(uids)
            for record in own.select_for_update(of=("self",)).filter(uid__in=some)
        }

    def _note(self, rows: list[Waiting]) -> None:
        """Remember or write what other records derive from these."""
        if self._load.kind.code == "stay":
            self._units |= {row.values["unit"] for row in rows}
        if self._load.kind.code == "contact":
            opened = [row.values for row in reversed(rows) if row.values.get("path")]
            start_paths({values["path"]: values["happened_on"] for values in opened})

    def finish(self) -> None:
        """What other records derive from these, the count of the batch, and the event."""
        for unit in sorted(self._units):
            settle_unit(unit)
        pass_lines_on(self._load.kind, self._moved)
        self._batch.stored = self._kept.new + self._kept.changed
        self._batch.save(update_fields=["stored"])
        record_event(
            by=self._load.by,
            verb="import",
            subject=(self._load.kind.code, str(self._batch.pk)),
            association_id=self._load.association_id,
            data={"new": self._kept.new, "changed": self._kept.changed, "file": self._load.digest},
        )


class _Row:
    """From the values of a row to the cells of its table, in the order of ``names``."""

    def __init__(self, load: Load, blank: Record) -> None:
        columns = [one.attname for one in blank._meta.concrete_fields if not one.primary_key]
        self.names = columns
        self._base = [getattr(blank, name) for name in columns]
        self._association_id = load.association_id
        place = {name: columns.index(name) for name in columns}
        self._uid, self._created, self._updated = (
            place[name] for name in ("uid", CREATED, UPDATED)
        )
        self._places = [
            (place[f"{one.name}_id" if one.type == "reference" else one.name], one.name)
            for one in load.kind.typed_fields
        ]
        self._places += [(place[name], name) for name in _OWN]
        self._marks = [
            (place[f"{one.name}_mark"], one.name) for one in load.kind.fields if one.is_encrypted
        ]

    def cells(self, row: Waiting) -> list[Any]:
        cells, values = self._base.copy(), row.values
        cells[self._uid] = row.uid
        for place, name in self._places:
            if name in values:
                cells[place] = values[name]
        for place, name in self._marks:
            cells[place] = mark_of(self._association_id, values.get(name) or "")
        if CREATED in values:
            cells[self._created] = cells[self._updated] = values[CREATED]
        if UPDATED in values:
            cells[self._updated] = values[UPDATED]
        return cells
