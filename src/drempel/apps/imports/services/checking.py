"""Checking the rows of a file, some thousand at a time, without storing anything.

In: rows of texts. Out: for each row a draft that may be stored, "already there", or its faults.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from drempel.apps.activity.models import Batch, Record, model_of
from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.activity.services.preparing import current_values, desk_for, draft_values
from drempel.apps.activity.services.scanning import is_scanned, scan_values
from drempel.apps.imports.columns import CREATED, TAKEN_OVER, UID, Plan
from drempel.apps.imports.services.comparing import Draft, Periods, Unique, parts
from drempel.apps.imports.services.doubles import OwnLinks
from drempel.apps.imports.services.owning import OwnColumns, own_changes
from drempel.apps.imports.services.reading import RowReader, identifiers
from drempel.apps.kernel.installation import instant
from drempel.engines.records import Field
from drempel.engines.records.reading import Fault, expected_of
from drempel.engines.tables import Row

_NONE: frozenset[str] = frozenset()
# Looking at a text takes as long as reading a whole row.
MOST_LOOKED_AT = 1_000


@dataclass(slots=True)
class Judged:
    """What came of a chunk. there: rows that are stored already, just so."""

    good: list[Draft] = field(default_factory=list)
    bad: list[Draft] = field(default_factory=list)
    there: int = 0


class Checker:
    """Checks the rows of one file against each other and against what is stored."""

    def __init__(
        self, plan: Plan, own: OwnColumns, association_id: int, on: date, digest: str
    ) -> None:
        self.plan = plan
        self._own = own
        self.kind = plan.kind
        self.periods = Periods(self.kind)
        self.own_links = OwnLinks(self.kind, association_id)
        self._reader = RowReader(plan, latest_moment(on))
        self._desk = desk_for(association_id, lines_of(association_id), on)
        self._unique = Unique(self.kind, association_id)
        self._records = model_of(self.kind)._default_manager.filter(association_id=association_id)
        self._identify = identifiers(digest)
        before = Batch.objects.filter(association_id=association_id, digest=digest)
        self._was_here = before.exists()
        self._seen: set[str] = set()
        self.doubtful = self._looked_at = 0
        self._texts = {one.name for one in self.kind.fields if is_scanned(self.kind, one)}
        self._references = [
            (place, one)
            for place, one in plan.columns
            if one.type == "reference" and one.target != self.kind.code
        ]
        # A record that was written elsewhere leaves unanswered what was unanswered there.
        self._optional = {
            one.name
            for one in self.kind.typed_fields
            if one.default and (one.required != "yes" or one.default == "when_past")
        }
        # A day is never guessed for a file: what happened then did not happen today.
        self._days = [one for one in self.kind.own_fields if one.default == "today"]

    def check(self, rows: Sequence[Row]) -> Judged:
        """Judge some rows, in the order of the file."""
        drafts = [self._read(row) for row in rows]
        self._preload(drafts)
        existing, there = self._existing(drafts), self._there(drafts)
        judged = Judged()
        asked: list[Draft] = []
        for draft in drafts:
            if draft.uid in there:
                judged.there += 1
                continue
            self._fill(draft, existing.get(draft.uid))
            asked.append(draft)
        self._unique.check([draft for draft in asked if not draft.faults])
        self.periods.check(asked)
        for draft in asked:
            if draft.faults:
                judged.bad.append(draft)
            elif draft.existing is not None and not is_changed(draft):
                judged.there += 1
            else:
                judged.good.append(draft)
        self._look_for_people(asked)
        self.own_links.remember(draft for draft in asked if not draft.faults)
        return judged

    def _look_for_people(self, drafts: Sequence[Draft]) -> None:
        """Count texts that seem to name someone; a long file is judged by its first rows."""
        for draft in drafts:
            if self._looked_at >= MOST_LOOKED_AT:
                return
            texts = {name: text for name, text in draft.values.items() if name in self._texts}
            self._looked_at += sum(1 for text in texts.values() if text)
            found = scan_values(self.kind, texts)
            self.doubtful += len({one.name for one, _ in found})

    def _read(self, row: Row) -> Draft:
        given, faults = self._reader.read(row.cells)
        own: dict[str, Any] = {}
        if self._own.places:
            own, wrong = self._own.read(row.cells)
            faults += wrong
        said = given.get(UID, "")
        uid = said or self._identify(row.number)
        if said in self._seen:
            faults.append(Fault(UID, uid, "repeated", {}))
        if said:
            self._seen.add(said)
        return Draft(row.number, uid, given, cells=row.cells, own=own, faults=faults)

    def _existing(self, drafts: Sequence[Draft]) -> dict[str, Record]:
        """Records that rows with an identifier change."""
        found: dict[str, Record] = {}
        for some in parts(draft.uid for draft in drafts if draft.values.get(UID)):
            found |= {record.uid: record for record in self._records.filter(uid__in=some)}
        return found

    def _there(self, drafts: Sequence[Draft]) -> set[str]:
        """Rows without an identifier that this very file has stored before."""
        found: set[str] = set()
        if not self._was_here:
            return found
        for some in parts(draft.uid for draft in drafts if not draft.values.get(UID)):
            found |= set(self._records.filter(uid__in=some).values_list("uid", flat=True))
        return found

    def _preload(self, drafts: Sequence[Draft]) -> None:
        """Ask for everything that the rows refer to at once, and for the lines of parents."""
        for _, one in self._references:
            texts = {text for draft in drafts if (text := draft.values.get(one.name))}
            self._desk.links.preload(one.target, texts)
            self._preload_lines(one, texts)

    def _preload_lines(self, one: Field, texts: set[str]) -> None:
        if one.name != self.kind.parent and self.kind.parent:
            return
        seen = self._desk.parent_lines
        keys = {self._desk.links.find(one.target, text) for text in texts}
        wanted = {key for key in keys if key and key > 0 and (one.target, key) not in seen}
        for some in parts(wanted):
            rows = model_of(one.target)._default_manager.filter(pk__in=some)
            for key, line in rows.values_list("pk", "service_line"):
                seen[one.target, key] = line

    def _fill(self, draft: Draft, existing: Record | None) -> None:
        """From what the row says to a whole record, with every fault that it has by itself."""
        given = draft.values
        given.pop(UID, None)
        moved = {name: given.pop(name, None) for name in TAKEN_OVER if name != UID}
        for name in self.own_links.names:
            if given.get(name):
                draft.pending[name] = given.pop(name)
        faults = list(draft.faults)
        if existing is None:
            faults += self._undated(given, faults)
        kept = _NONE if moved[CREATED] is None else frozenset(self._optional & given.keys())
        draft.values, draft.faults = draft_values(
            self.kind, given, faults, self._desk, existing=existing, kept=kept
        )
        draft.existing = existing
        draft.values |= {name: value for name, value in moved.items() if value is not None}
        self._drop_known_links(draft)
        if existing is None:
            return
        draft.own = own_changes(existing, draft.own) if draft.own else {}
        if existing.anonymised_at is not None and is_changed(draft):
            # What was made anonymous stays so, whatever an old file still says of it.
            draft.faults.append(Fault(UID, draft.uid, "anonymous", {}))

    def _undated(self, given: dict[str, Any], faults: list[Fault]) -> list[Fault]:
        wrong = {one.field for one in faults}
        found = []
        for one in self._days:
            if given.get(one.name) is None and one.name not in wrong:
                key, words = expected_of(one)
                found.append(Fault(one.name, "", key, words))
        return found

    def _drop_known_links(self, draft: Draft) -> None:
        """A link that the record has already is no change."""
        for name, text in list(draft.pending.items()):
            key = self._desk.links.find(self.kind.code, text) if draft.existing else None
            if key is not None and key == getattr(draft.existing, f"{name}_id"):
                del draft.pending[name]


def changed_fields(draft: Draft) -> list[str]:
    """Fields of an existing record that the row says differently."""
    if draft.existing is None:
        return []
    before = current_values(draft.existing)
    return [
        one.name
        for one in draft.existing.KIND.typed_fields
        if one.name in draft.values and draft.values[one.name] != before.get(one.name)
    ]


def is_changed(draft: Draft) -> bool:
    return bool(draft.pending or draft.own or changed_fields(draft))


def latest_moment(on: date) -> datetime:
    """The last moment at which a record can have been written: now, or the end of today."""
    tomorrow = datetime.combine(on + timedelta(days=1), datetime.min.time())
    return max(instant(), timezone.make_aware(tomorrow))
