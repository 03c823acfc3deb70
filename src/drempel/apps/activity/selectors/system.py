"""What the system keeps about the records: entries, known values, faults, steps of procedures.

Each is a view: rows of texts in the order of the fields of its kind, as an export holds them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.faults import EVERY_KIND, faults_of
from drempel.apps.activity.selectors.records import records_of, written_rows
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.procedures import procedure_steps
from drempel.engines.records import STORED, Kind
from drempel.engines.records.definition import Field
from drempel.engines.records.writing import write_value

Row = dict[str, Any]
# Fields that together say who a household is; the age is known when either of its fields is.
PROFILE = ("municipality", "household_type", "ref_gender", "ref_age_band")
PROFILE += ("income_source", "target_group", "language")
COUNTED_TYPES = ("code", "many_codes", "integer", "date")
_CHUNK = 2_000


def rows_of_kind(kind: Kind, association_id: int) -> Iterator[list[str]]:
    """Every row of a kind, stored or kept by the system, as texts in the order of its fields."""
    if not kind.is_system:
        yield from written_rows(kind, records_of(kind, association_id))
        return
    for row in _VIEWS[kind.code](association_id):
        yield [write_value(one, row.get(one.name)) for one in kind.fields]


def entry_key(kind: Kind, uid: str) -> str:
    return f"{kind.code}:{uid}"


def _records(association_id: int) -> Iterator[Record]:
    for kind in STORED:
        rows = model_of(kind)._default_manager.filter(association_id=association_id)
        yield from rows.order_by("id").iterator(chunk_size=_CHUNK)


def _day_of(record: Record) -> date | None:
    return getattr(record, record.KIND.day) if record.KIND.day else None


def entries(association_id: int) -> Iterator[Row]:
    """One row for each stored record: when it was written, how, and in how many seconds."""
    for record in _records(association_id):
        yield {
            "id": entry_key(record.KIND, record.uid),
            "service_line": record.service_line,
            "kind": record.KIND.code.upper(),
            "happened_on": _day_of(record),
            "created_on": timezone.localdate(record.created_at),
            "is_import": record.is_import,
            "active_seconds": record.active_seconds,
        }


def _is_ended(record: Record) -> bool:
    end = record.KIND.end
    return bool(end) and getattr(record, end) is not None


def counted_fields(kind: Kind) -> tuple[tuple[Field, bool], ...]:
    """Fields whose being known is counted, and whether each is one of the profile."""
    profile = PROFILE if kind.code == "file" else ()
    return tuple(
        (one, one.name in profile)
        for one in kind.own_fields
        if (one.required != "no" and one.type in COUNTED_TYPES) or one.name in profile
    )


def values(association_id: int) -> Iterator[Row]:
    """One row for each base or profile field of each record: known, or why not."""
    reasons = book().reasons
    for record in _records(association_id):
        kind = record.KIND
        for one, is_profile in counted_fields(kind):
            value = getattr(record, one.name)
            reason = value if one.is_coded and value in reasons else ""
            known = not reason and value not in (None, "", [])
            if one.name == "ref_age_band" and record.ref_birth_year:
                known, reason = True, ""
            yield {
                "id": f"{entry_key(kind, record.uid)}:{one.name}",
                "service_line": record.service_line,
                "entry": entry_key(kind, record.uid),
                "kind": kind.code.upper(),
                "field": f"{kind.code.upper()}.{one.name}",
                "household": record.uid if kind.code == "file" else None,
                "happened_on": _day_of(record),
                "is_known": known,
                "reason": reason,
                "is_base": one.required == "yes"
                or (one.required == "at_end" and _is_ended(record)),
                "is_profile": is_profile,
            }


def steps(association_id: int) -> Iterator[Row]:
    """The Region's own steps towards this association, with their last days."""
    for one in procedure_steps(association_id, today()):
        yield {
            "id": one.key,
            "step": one.step,
            "clock_from_on": one.clock_from_on,
            "due_on": one.due_on,
            "done_on": one.done_on,
        }


def checks(association_id: int, present: Collection[str] = EVERY_KIND) -> Iterator[Row]:
    """One row for each fault of the data check (see ``selectors.faults``)."""
    for one in faults_of(association_id, present):
        yield one.as_row()


_VIEWS: Mapping[str, Callable[[int], Iterator[Row]]] = {
    "entry": entries,
    "value": values,
    "check": checks,
    "admin": steps,
}
