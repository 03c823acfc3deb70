"""Rows of one association as the figures read them: tuples, without an object for each.

The views of the system (entries, values, faults, steps) say the same as those of ``activity``, made
from the columns alone: there are several of them for each record.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from drempel.apps.activity.models import model_of
from drempel.apps.activity.models.base import IMPORTED_WAYS
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.system import checks, counted_fields, entry_key, steps
from drempel.engines.indicators import Evaluator, Row, Shape, Tables
from drempel.engines.records import STORED, Kind

_CHUNK = 5_000


def tables_of(association_id: int, evaluator: Evaluator) -> Tables:
    """Everything the figures need of one association, each kind in one question."""
    rows = {
        code: tuple(_VIEWS[code](association_id, shape))
        if code in _VIEWS
        else tuple(_stored(association_id, shape))
        for code, shape in evaluator.shapes.items()
    }
    return Tables(evaluator.shapes, rows)


def _columns(kind: Kind, names: Sequence[str]) -> list[str]:
    """Names of columns; a reference is read as the key it holds."""
    return [f"{name}_id" if kind.field(name).type == "reference" else name for name in names]


def _read(kind: Kind, association_id: int, names: Sequence[str]) -> Iterator[Row]:
    rows = model_of(kind)._default_manager.filter(association_id=association_id)
    return rows.values_list(*names).iterator(chunk_size=_CHUNK)


def _stored(association_id: int, shape: Shape) -> Iterator[Row]:
    head = ("pk", "uid", "created_at", "source", "service_line")
    return _read(shape.kind, association_id, (*head, *_columns(shape.kind, shape.fields)))


def _entries(association_id: int, shape: Shape) -> Iterator[Row]:
    for kind in STORED:
        names = ["uid", "created_at", "source", "service_line", "way", "active_seconds"]
        code = kind.code.upper()
        for uid, created, source, line, way, seconds, *day in _read(
            kind, association_id, [*names, *([kind.day] if kind.day else [])]
        ):
            key = entry_key(kind, uid)
            yield (
                *(key, key, created, source, line),
                *_placed(
                    shape,
                    kind=code,
                    happened_on=day[0] if day else None,
                    created_on=_day_in_brussels(created),
                    is_import=way in IMPORTED_WAYS,
                    active_seconds=seconds,
                ),
            )


def _placed(shape: Shape, **values: Any) -> Iterator[Any]:
    """The values in the order of a shape; one it does not name is left out."""
    return (values[name] for name in shape.fields)


def _day_in_brussels(moment: datetime) -> date:
    return timezone.localdate(moment)


def _values(association_id: int, shape: Shape) -> Iterator[Row]:
    """One row for each base or profile field of each record, known or not."""
    reasons = book().reasons
    for kind in STORED:
        counted = counted_fields(kind)
        if not counted:
            continue
        yield from _values_of(kind, association_id, shape, reasons)


def _values_of(
    kind: Kind, association_id: int, shape: Shape, reasons: frozenset[str]
) -> Iterator[Row]:
    counted = counted_fields(kind)
    names = [one.name for one, _is_profile in counted]
    extra = [name for name in (kind.day, kind.end) if name]
    is_file = kind.code == "file"
    head = ["pk", "uid", "created_at", "source", "service_line"]
    if is_file:
        extra.append("ref_birth_year")
    at = len(head) + len(names)
    places = {name: at + place for place, name in enumerate(extra)}
    for row in _read(kind, association_id, [*head, *names, *extra]):
        pk, uid, created, source, line = row[:5]
        ended = bool(kind.end) and row[places[kind.end]] is not None
        key = entry_key(kind, uid)
        for place, (one, is_profile) in enumerate(counted, len(head)):
            value = row[place]
            reason = value if one.is_coded and isinstance(value, str) and value in reasons else ""
            known = not reason and value not in (None, "", [])
            if is_file and one.name == "ref_age_band" and row[places["ref_birth_year"]]:
                known, reason = True, ""
            yield (
                *(f"{key}:{one.name}", f"{key}:{one.name}", created, source, line),
                *_placed(
                    shape,
                    entry=key,
                    kind=kind.code.upper(),
                    field=f"{kind.code.upper()}.{one.name}",
                    household=pk if is_file else None,
                    happened_on=row[places[kind.day]] if kind.day else None,
                    is_known=known,
                    reason=reason,
                    is_base=one.required == "yes" or (one.required == "at_end" and ended),
                    is_profile=is_profile,
                ),
            )


def _viewed(view: Callable[[int], Iterator[Mapping[str, Any]]]) -> Callable[..., Iterator[Row]]:
    """A view that is short: its rows as they are, in the order of the shape."""

    def rows(association_id: int, shape: Shape) -> Iterator[Row]:
        for row in view(association_id):
            line = row.get("service_line", "")
            head = (row["id"], row["id"], None, "", line)
            yield (*head, *(row.get(name) for name in shape.fields))

    return rows


_VIEWS: Mapping[str, Callable[[int, Shape], Iterator[Row]]] = {
    "entry": _entries,
    "value": _values,
    "check": _viewed(checks),
    "admin": _viewed(steps),
}
