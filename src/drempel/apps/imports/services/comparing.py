"""Rules between records, for many rows at once: values that occur once, one use of a dwelling.

In: rows that are right by themselves, in the order of the file. Out: a fault for each row that
does not go with what is stored or with a row above it.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.services.housing import PERIODS
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault

CHUNK = 400
# Uses that begin and end on one day count no night; more than these do not stand side by side.
_NEAR = 32


@dataclass(slots=True)
class Draft:
    """One row on its way. number: its row in the file; values: typed, references as keys.

    pending: references to rows of the same file, field to text. existing: the record it changes.
    own: new values of the association's own fields and tags, see ``OwnColumns.read``.
    """

    number: int
    uid: str
    values: dict[str, Any]
    cells: Sequence[str] = ()
    existing: Record | None = None
    pending: dict[str, str] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def parts(items: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """Lists of at most ``size``: SQLite takes so many variables in one question."""
    found = list(items)
    for start in range(0, len(found), size):
        yield found[start : start + size]


class Unique:
    """Values that, inside the association, one record has."""

    def __init__(self, kind: Kind, association_id: int) -> None:
        self._names = kind.unique
        self._rows = model_of(kind)._default_manager.filter(association_id=association_id)
        self._taken: dict[tuple[Any, ...], str] = {}

    def check(self, drafts: Sequence[Draft]) -> None:
        """Note a fault on every row whose values another record, or a row above it, has."""
        if not self._names:
            return
        self._load(drafts)
        for draft in drafts:
            key = self._key(draft)
            holder = self._taken.get(key)
            if holder is not None and holder != draft.uid:
                name = self._names[-1]
                draft.faults.append(Fault(name, str(draft.values.get(name)), "taken", {}))
            elif not draft.faults:
                self._free(draft)
                self._taken[key] = draft.uid

    def _key(self, draft: Draft) -> tuple[Any, ...]:
        return tuple(draft.values.get(name) for name in self._names)

    def _free(self, draft: Draft) -> None:
        """What a changed record had before is free again."""
        if draft.existing is not None:
            before = tuple(getattr(draft.existing, name) for name in self._names)
            if self._taken.get(before) == draft.uid:
                del self._taken[before]

    def _load(self, drafts: Sequence[Draft]) -> None:
        last = self._names[-1]
        seen = {key[-1] for key in self._taken}
        wanted = {draft.values.get(last) for draft in drafts} - seen - {None}
        for some in parts(sorted(wanted)):
            found = self._rows.filter(**{f"{last}__in": some})
            for *key, uid in found.values_list(*self._names, "uid"):
                self._taken.setdefault(tuple(key), uid)


@dataclass(frozen=True, slots=True, order=True)
class _Period:
    """A use of a dwelling; the end day no longer counts."""

    start: date
    end: date
    kind: str
    uid: str


class Periods:
    """Stays and unavailable days of each dwelling, one at a time."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind.code if kind.code in PERIODS else ""
        self._units: dict[int, tuple[bool, str]] = {}
        self._used: dict[int, list[_Period]] = {}

    @property
    def units(self) -> frozenset[int]:
        return frozenset(self._used)

    def check(self, drafts: Sequence[Draft]) -> None:
        """Note a fault on every row that takes a dwelling already in use on some day."""
        if not self._kind:
            return
        right = [draft for draft in drafts if not draft.faults]
        before = {draft.existing.unit_id for draft in right if draft.existing is not None}
        self._load(before | {draft.values["unit"] for draft in right})
        for draft in drafts:
            if not draft.faults:
                self._place(draft)

    def _place(self, draft: Draft) -> None:
        unit = draft.values["unit"]
        in_stock, label = self._units[unit]
        if self._kind == "stay" and not in_stock:
            draft.faults.append(Fault("unit", label, "own_stock", {}))
            return
        start, end = draft.values["start_on"], draft.values.get("end_on") or date.max
        new = _Period(start, end, self._kind, draft.uid)
        own = self._without(draft)
        taken = _overlap(self._used[unit], new)
        if taken is None:
            insort(self._used[unit], new)
            return
        if own is not None:
            insort(self._used[draft.existing.unit_id], own)
        words = {
            "kind": taken.kind,
            "start": taken.start.isoformat(),
            "end": "" if taken.end == date.max else taken.end.isoformat(),
        }
        draft.faults.append(Fault("start_on", start.isoformat(), "occupied", words))

    def _without(self, draft: Draft) -> _Period | None:
        """Take out the use that a changed record had until now."""
        if draft.existing is None:
            return None
        used = self._used[draft.existing.unit_id]
        own = next((one for one in used if (one.kind, one.uid) == (self._kind, draft.uid)), None)
        if own is not None:
            used.remove(own)
        return own

    def _load(self, units: Iterable[int]) -> None:
        missing = sorted(set(units) - set(self._used))
        for some in parts(missing):
            rows = model_of("unit")._default_manager.filter(pk__in=some)
            for key, in_stock, label in rows.values_list("pk", "in_own_stock", "label"):
                self._units[key], self._used[key] = (in_stock, label), []
            for code in PERIODS:
                uses = model_of(code)._default_manager.filter(unit_id__in=some)
                for key, start, end, uid in uses.values_list(
                    "unit_id", "start_on", "end_on", "uid"
                ):
                    self._used[key].append(_Period(start, end or date.max, code, uid))
            for key in some:
                self._used[key].sort()


def _overlap(used: list[_Period], new: _Period) -> _Period | None:
    """The use that shares a day with a new one, if any; the uses share none among themselves.

    Only neighbours are looked at: the first that lasts a day on either side settles it.
    """
    place = bisect_right(used, new)
    for side in (reversed(used[:place][-_NEAR:]), used[place : place + _NEAR]):
        for one in side:
            if one.start < new.end and one.end > new.start:
                return one
            if one.start < one.end:
                break
    return None
