"""Loading a file of records: read, checked row by row, stored all at once.

In: a file and what it is for. Out: an ``Outcome``; Unreadable or TableError when the file as a
whole cannot be read, and then nothing is stored.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from drempel.apps.activity.models import Batch
from drempel.apps.imports.columns import Plan, make_plan
from drempel.apps.imports.faults import RowFault
from drempel.apps.imports.services.checking import Checker
from drempel.apps.imports.services.comparing import Draft
from drempel.apps.imports.services.owning import OwnColumns
from drempel.apps.imports.services.reading import digest_of
from drempel.apps.imports.services.spool import Spool, Waiting
from drempel.apps.imports.services.storing import Kept, Load, store_rows
from drempel.engines.records import Kind
from drempel.engines.tables import Row, Table, TableError, open_table

CHUNK = 1_000
# What is listed of a file that is wrong from top to bottom; the counts go on.
MOST_FAULTS = 200_000
CHECK, STORE = "check", "store"
Progress = Callable[[str, int, int | None], None]
BadRow = Callable[[int, Sequence[str], list[RowFault]], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be loaded and how. chosen, values: from the wizard (see ``make_plan``).

    keep: called with what was kept, inside the transaction; what it raises takes everything back.
    """

    kind: Kind
    association_id: int
    by: Any
    on: date
    path: Path
    name: str
    chosen: Mapping[int, str] | None = None
    values: Mapping[str, Mapping[str, str]] | None = None
    is_dry_run: bool = False
    valid_only: bool = False
    keep: Callable[[Kept], None] | None = None


@dataclass(slots=True)
class Outcome:
    """What came of it. there: valid rows that were stored already. stored: new and changed ones.

    doubtful: texts that seem to hold a name, a number or a sensitive word, among those looked at.
    """

    plan: Plan
    notes: list[str] = field(default_factory=list)
    rows: int = 0
    valid: int = 0
    invalid: int = 0
    there: int = 0
    new: int = 0
    changed: int = 0
    doubtful: int = 0
    faults: list[RowFault] = field(default_factory=list)
    batch: Batch | None = None

    @property
    def stored(self) -> int:
        return self.new + self.changed


def load_file(
    order: Order, *, progress: Progress | None = None, on_bad_row: BadRow | None = None
) -> Outcome:
    """Check a whole file and, unless it is a dry run, store it: all rows, or the valid ones.

    progress: told (CHECK or STORE, rows done, rows in all or None). on_bad_row: told the row, its
    cells and faults.
    """
    with _few_collections():
        return _Loading(order, progress or _silent, on_bad_row).run()


@contextmanager
def _few_collections() -> Iterator[None]:
    """Rows come and go without circles: looking for circles as often as usual takes a tenth."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _silent(_step: str, _done: int, _total: int | None) -> None:
    pass


class _Loading:
    """One file on its way."""

    def __init__(self, order: Order, progress: Progress, on_bad_row: BadRow | None) -> None:
        self.order = order
        self.progress = progress
        self.on_bad_row = on_bad_row
        self.table: Table = open_table(order.path)
        self.digest = digest_of(order.path)
        own = OwnColumns(order.association_id, order.kind, self.table.header)
        plan = make_plan(
            order.kind,
            self.table.header,
            chosen=order.chosen,
            values=order.values,
            elsewhere=own.places,
        )
        self.outcome = Outcome(plan, notes=list(self.table.notes))
        self.checker = Checker(plan, own, order.association_id, order.on, self.digest)

    def run(self) -> Outcome:
        with Spool(self.order.kind) as spool:
            self._check(spool)
            fallen = self._settle()
            out, order = self.outcome, self.order
            waiting = spool.rows - len(fallen)
            if waiting and not order.is_dry_run and (order.valid_only or not out.invalid):
                self._store(spool, fallen)
        out.faults.sort(key=lambda one: one.row)
        return out

    def _check(self, spool: Spool) -> None:
        for rows in _chunks(self.table, self._on_row_error):
            judged = self.checker.check(rows)
            spool.add(_waiting(draft) for draft in judged.good)
            for draft in judged.bad:
                self._fail(draft)
            out = self.outcome
            out.rows += len(rows)
            out.valid += len(judged.good) + judged.there
            out.there += judged.there
            out.doubtful = self.checker.doubtful
            out.invalid += len(judged.bad)
            self.progress(CHECK, out.rows, self.table.total)

    def _on_row_error(self, error: TableError) -> None:
        out = self.outcome
        out.rows += 1
        out.invalid += 1
        self._note_faults(error.row or 0, (), [RowFault(error.row or 0, "", error)])

    def _fail(self, draft: Draft) -> None:
        named = self.outcome.plan.named
        faults = [RowFault(draft.number, named(one.field), one) for one in draft.faults]
        self._note_faults(draft.number, draft.cells, faults)

    def _note_faults(self, row: int, cells: Sequence[str], faults: list[RowFault]) -> None:
        if self.on_bad_row is not None:
            self.on_bad_row(row, cells, faults)
        room = MOST_FAULTS - len(self.outcome.faults)
        self.outcome.faults += faults[:room]

    def _settle(self) -> set[int]:
        """Rows whose reference inside the file came to nothing."""
        named = self.outcome.plan.named
        found = self.checker.own_links.settle()
        for row, fault in found:
            self._note_faults(row, (), [RowFault(row, named(fault.field), fault)])
        fallen = {row for row, _ in found}
        self.outcome.valid -= len(fallen)
        self.outcome.invalid += len(fallen)
        return fallen

    def _store(self, spool: Spool, fallen: set[int]) -> None:
        order, out = self.order, self.outcome
        kept = store_rows(
            load=Load(
                kind=order.kind,
                association_id=order.association_id,
                by=order.by,
                name=order.name,
                digest=self.digest,
                valid_only=order.valid_only,
                keep=order.keep,
            ),
            spool=spool,
            without=fallen,
            own_links=self.checker.own_links,
            tell=lambda done: self.progress(STORE, done, spool.rows),
        )
        self._take(kept)
        out.new, out.changed, out.batch = kept.new, kept.changed, kept.batch

    def _take(self, kept: Kept) -> None:
        """Rows that only the database refused."""
        named = self.outcome.plan.named
        for row, fault in kept.refused:
            self._note_faults(row, (), [RowFault(row, named(fault.field), fault)])
        count = len({row for row, _ in kept.refused})
        self.outcome.valid -= count
        self.outcome.invalid += count


def _waiting(draft: Draft) -> Waiting:
    seen = draft.existing.version if draft.existing is not None else 0
    return Waiting(draft.number, draft.uid, seen, draft.values | draft.own)


def _chunks(table: Table, on_error: Callable[[TableError], None]) -> Iterator[list[Row]]:
    """Rows of the file, some at a time; one that cannot be read is told and passed over."""
    rows: list[Row] = []
    while True:
        try:
            row = next(table.rows, None)
        except TableError as error:
            if not error.goes_on:
                raise
            on_error(error)
            continue
        if row is not None:
            rows.append(row)
        if rows and (row is None or len(rows) >= CHUNK):
            yield rows
            rows = []
        if row is None:
            return
