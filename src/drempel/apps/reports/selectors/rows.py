"""Rows of one association as the figures read them: tuples, without an object for each.

Each table is asked once. The views of the system (entries, values) are made from the same rows and
say what those of ``activity`` say: there are several of them for each record.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils import timezone

from drempel.apps.activity.models import model_of
from drempel.apps.activity.models.base import IMPORTED_WAYS
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.activity.selectors.system import checks, counted_fields, entry_key, steps
from drempel.apps.kernel.installation import today
from drempel.engines.indicators import Evaluator, Row, Shape, Tables, Year
from drempel.engines.indicators.parts import RECORDED
from drempel.engines.indicators.tables import LINE
from drempel.engines.records import STORED, Kind

_DAY = timedelta(days=1)
ENTRY, VALUE = "entry", "value"
# The moment of writing stays the text that the database holds, in UTC: it sorts as it is, and making
# a moment of each costs more than reading the whole row.
WRITTEN = Cast("created_at", CharField())
HEAD = ("pk", "uid", WRITTEN, "source", "service_line")
LOGGED = ("way", "active_seconds")
# The system keeps its log itself, wherever the record behind a line comes from.
LOG = RECORDED
# A view of an association; the kinds of which it may hold a record.
View = Callable[[int, Collection[str]], Iterator[Mapping[str, Any]]]
VIEWS: Mapping[str, View] = {
    "check": checks,
    "admin": lambda association_id, _kinds: steps(association_id),
}


@dataclass(frozen=True)
class Plan:
    """How the rows of one kind are read: the fields of the figures first, then what views need."""

    kind: Kind
    width: int
    columns: tuple[Any, ...]
    places: Mapping[str, int]

    def at(self, name: str) -> int:
        return self.places[name]


def tables_of(association_id: int, evaluator: Evaluator, year: Year) -> Tables:
    """Everything the figures need of one association in a year, each kind in one question."""
    rows: dict[str, list[Row]] = {code: [] for code in evaluator.shapes}
    present = {kind.code for kind in STORED}
    doubt = _doubt(association_id) if "check" in rows else None
    for kind in STORED:
        shape = evaluator.shapes.get(kind.code)
        if shape is None and not {ENTRY, VALUE} & set(rows):
            continue
        plan = _plan(kind, shape)
        read = _read(plan, association_id, shape, year)
        is_whole = shape is not None and shape.days is None
        if doubt is not None and is_whole and not any(map(doubt(plan), read)):
            present.remove(kind.code)  # all of it was read: no fault is there to be asked for
        if shape is not None:
            rows[kind.code] = [row[: plan.width] for row in read]
        if ENTRY in rows:
            rows[ENTRY] += _entries(plan, read, evaluator.shapes[ENTRY], year)
        if VALUE in rows:
            rows[VALUE] += _values(plan, read, evaluator.shapes[VALUE], year)
    for code, view in VIEWS.items():
        if code in rows:
            rows[code] = list(_viewed(view(association_id, present), evaluator.shapes[code]))
    return Tables(evaluator.shapes, rows)


def _doubt(association_id: int) -> Callable[[Plan], Callable[[Row], bool]]:
    """Makes, for a kind, what says of a row that ``checks`` may find a fault in it."""
    lines, latest = frozenset(lines_of(association_id)), today()

    def of(plan: Plan) -> Callable[[Row], bool]:
        if not plan.kind.day:
            return lambda row: row[LINE] not in lines
        at = plan.at(plan.kind.day)
        return lambda row: row[LINE] not in lines or (row[at] is not None and row[at] > latest)

    return of


@lru_cache(maxsize=256)
def _plan(kind: Kind, shape: Shape | None) -> Plan:
    own = shape.fields if shape is not None else ()
    beside = [one.name for one, _is_profile in counted_fields(kind)]
    beside += [name for name in (kind.day, kind.end) if name]
    beside += ["ref_birth_year"] if kind.code == "file" else []
    names = (*own, *(name for name in dict.fromkeys(beside) if name not in own))
    columns = tuple(f"{n}_id" if kind.field(n).type == "reference" else n for n in names)
    places = {name: place for place, name in enumerate((*names, *LOGGED), len(HEAD))}
    return Plan(kind, len(HEAD) + len(own), (*HEAD, *columns, *LOGGED), places)


def _read(plan: Plan, association_id: int, shape: Shape | None, year: Year) -> list[Row]:
    rows = model_of(plan.kind)._default_manager.filter(association_id=association_id)
    if shape is None or shape.days is not None:
        rows = rows.filter(_in_year(plan.kind, shape.days if shape else None, year))
    # Not in pieces: the whole is kept anyway, and PostgreSQL is spoken to once and not three times.
    return list(rows.values_list(*plan.columns))


def _in_year(kind: Kind, days: tuple[str, ...] | None, year: Year) -> Q:
    """Rows that one of the figures may count: by one of their days, or by when they came in."""
    begin = timezone.make_aware(datetime.combine(year.start, time.min))
    wanted = Q(created_at__gte=begin, created_at__lt=begin + (year.days + 1) * _DAY)
    for name in {*(days or ()), *([kind.day] if kind.day else [])}:
        wanted |= Q(**{f"{name}__gte": year.start, f"{name}__lte": year.end})
    return wanted


def _entries(plan: Plan, rows: list[Row], shape: Shape, year: Year) -> Iterator[Row]:
    """One row for each record: its kind, its day, when it was written, how, in how many seconds."""
    every = shape.days is None
    kind, code = plan.kind, plan.kind.code.upper()
    day = plan.at(kind.day) if kind.day else None
    way, seconds = plan.at("way"), plan.at("active_seconds")
    for row in rows:
        key = entry_key(kind, row[1])
        happened = None if day is None else row[day]
        created = _day_of(row[2][:_HOUR])
        if every or year.holds(happened) or year.holds(created):
            is_import = row[way] in IMPORTED_WAYS
            yield (
                *(key, key, row[2], LOG, row[4]),
                *(code, happened, created, is_import, row[seconds]),
            )


_HOUR = len("2026-11-24 10")


@lru_cache(maxsize=20_000)
def _day_of(hour: str) -> date:
    """The day here of an hour in UTC; records are written in the same hours."""
    return timezone.localdate(datetime.fromisoformat(f"{hour}:00").replace(tzinfo=UTC))


def _values(plan: Plan, rows: list[Row], shape: Shape, year: Year) -> Iterator[Row]:
    """One row for each base or profile field of each record: known, or why not."""
    kind, reasons = plan.kind, book().reasons
    counted = counted_fields(kind)
    if not counted:
        return
    code, is_file = plan.kind.code.upper(), kind.code == "file"
    day = plan.at(kind.day) if kind.day else None
    end = plan.at(kind.end) if kind.end else None
    birth = plan.at("ref_birth_year") if is_file else None
    asked = [
        (plan.at(one.name), f"{code}.{one.name}", one.required, is_profile, one.name)
        for one, is_profile in counted
    ]
    every = shape.days is None or is_file
    for row in rows:
        if not every and not year.holds(row[day] if day is not None else None):
            continue
        key = entry_key(kind, row[1])
        head = (None, key, row[2], LOG, row[4], key, code)
        happened = None if day is None else row[day]
        ended = end is not None and row[end] is not None
        household = row[0] if is_file else None
        for place, field, required, is_profile, name in asked:
            value = row[place]
            reason = value if isinstance(value, str) and value in reasons else ""
            known = not reason and value is not None and value not in ("", [])
            if birth is not None and name == "ref_age_band" and row[birth]:
                known, reason = True, ""
            base = required == "yes" or (required == "at_end" and ended)
            yield (*head, field, household, happened, known, reason, base, is_profile)


def _viewed(view: Iterator[Mapping[str, Any]], shape: Shape) -> Iterator[Row]:
    """A view that is short: its rows as they are, in the order of the shape."""
    for row in view:
        head = (row["id"], row["id"], None, LOG, row.get("service_line", ""))
        yield (*head, *(row.get(name) for name in shape.fields))
