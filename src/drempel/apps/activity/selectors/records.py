"""Records of one association: one by its identifier, a page of a list, all as an export.

Lists are read by place ("after this day and key"), never by counting pages from the start: the
millionth row costs what the first one does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import Http404

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.scheme import book
from drempel.engines.records import Kind
from drempel.engines.records.definition import Field
from drempel.engines.records.writing import write_value

PER_PAGE = 25
# Beyond this a total is said as "more than": counting further would grow with the table.
MOST_COUNTED = 10_000
# A filter by a code that is there, whichever it is.
ANY = "*"
_CHUNK = 2_000


def records_of(kind: Kind, association_id: int | None) -> QuerySet[Any]:
    """All records of a kind of one association; none without one."""
    return model_of(kind)._default_manager.filter(association_id=association_id)


def record_by_uid(kind: Kind, association_id: int | None, uid: str) -> Record:
    """One record with what it refers to; Http404 when it is unknown or someone else's."""
    found = records_of(kind, association_id).select_related(*references(kind)).filter(uid=uid)
    record = found.first()
    if record is None:
        raise Http404
    return record


def references(kind: Kind, names: Sequence[str] | None = None) -> list[str]:
    """Names of the fields that refer to other records, those of ``names`` when given."""
    return [
        one.name
        for one in kind.own_fields
        if one.type == "reference" and (names is None or one.name in names)
    ]


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page, newest first. before, after: where the pages beside it begin, or empty.

    total: how many match, at most MOST_COUNTED; is_more: there are more than that.
    """

    rows: list[Any]
    before: str
    after: str
    total: int
    is_more: bool


def ordered(kind: Kind, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by(f"-{kind.day}", "-id") if kind.day else rows.order_by("-id")


def _place(kind: Kind, row: Any) -> str:
    return f"{getattr(row, kind.day).isoformat()}_{row.pk}" if kind.day else str(row.pk)


def _beyond(kind: Kind, place: str, *, newer: bool) -> Q:
    """Rows on the other side of a place; nothing is left out and nothing shown twice."""
    sign = "gt" if newer else "lt"
    if not kind.day:
        return Q(**{f"pk__{sign}": int(place)})
    day, _, key = place.partition("_")
    there = date.fromisoformat(day)
    # The first condition alone lets the index be entered at the right day.
    return Q(**{f"{kind.day}__{sign}e": there}) & (
        Q(**{f"{kind.day}__{sign}": there}) | Q(**{f"pk__{sign}": int(key)})
    )


def page_of(
    kind: Kind, rows: QuerySet[Any], *, after: str = "", before: str = "", size: int = PER_PAGE
) -> Page:
    """One page of a list; a place that is not one begins at the start."""
    found = ordered(kind, rows)
    try:
        if before:
            back = found.filter(_beyond(kind, before, newer=True)).reverse()[: size + 1]
            window = list(back)
            shown = window[:size][::-1]
            return _page(kind, rows, shown, is_first=len(window) <= size, is_last=False)
        if after:
            found = found.filter(_beyond(kind, after, newer=False))
    except ValueError:
        after = ""
    window = list(found[: size + 1])
    return _page(kind, rows, window[:size], is_first=not after, is_last=len(window) <= size)


def _page(
    kind: Kind, rows: QuerySet[Any], shown: list[Any], *, is_first: bool, is_last: bool
) -> Page:
    total = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return Page(
        rows=shown,
        before=_place(kind, shown[0]) if shown and not is_first else "",
        after=_place(kind, shown[-1]) if shown and not is_last else "",
        total=min(total, MOST_COUNTED),
        is_more=total > MOST_COUNTED,
    )


def last_line(kind: Kind, association_id: int) -> str:
    """The service line of the record that was entered last."""
    rows = records_of(kind, association_id).order_by("-id")
    return rows.values_list("service_line", flat=True).first() or ""


def export_fields(kind: Kind) -> tuple[Field, ...]:
    """What an export holds, in the order of its columns: all that an import reads."""
    return kind.fields


def _column(one: Field) -> str:
    if one.name == "id":
        return "uid"
    return f"{one.name}__uid" if one.type == "reference" else one.name


def written_rows(
    kind: Kind,
    rows: QuerySet[Any],
    *,
    fields: Sequence[Field] | None = None,
    own: Sequence[str] = (),
) -> Iterator[list[str]]:
    """Every record as texts, oldest entry first: what CSV, XLSX and the API give.

    fields: those to give, all by default. own: keys of the association's own fields, whose
    columns follow, and after them one with the tags; without keys there are neither.
    """
    fields = export_fields(kind) if fields is None else fields
    columns = [_column(one) for one in fields]
    extra = ("own", "own_tags") if own else ()
    found = rows.order_by("id").values_list(*columns, *extra)
    for values in found.iterator(chunk_size=_CHUNK):
        texts = [write_value(one, value) for one, value in zip(fields, values, strict=False)]
        if own:
            held, tags = values[-2:]
            texts += [*(_own_text(held.get(key)) for key in own if key), ";".join(tags)]
        yield texts


def _own_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def tagged(rows: QuerySet[Any], key: str) -> QuerySet[Any]:
    """Those that carry a tag of the association; tags are plain words without quotes."""
    return rows.annotate(_tags=Cast("own_tags", TextField())).filter(_tags__contains=f'"{key}"')


def written_record(record: Record) -> dict[str, str]:
    """One record as texts by field name."""
    found = {}
    for one in record.KIND.fields:
        if one.type == "reference":
            other = getattr(record, one.name)
            found[one.name] = other.uid if other else ""
        else:
            name = "uid" if one.name == "id" else one.name
            found[one.name] = write_value(one, getattr(record, name))
    return found


def filtered(kind: Kind, rows: QuerySet[Any], filters: Mapping[str, Any]) -> QuerySet[Any]:
    """filters: field names of ``kind.shown.filtered`` to a code, or ANY for any real value;
    "from" and "until" are days."""
    for one in kind.fields:
        if one.name not in kind.shown.filtered or not filters.get(one.name):
            continue
        wanted = filters[one.name]
        if wanted == ANY:
            rows = rows.exclude(**{f"{one.name}__in": ["", *book().reasons]})
            continue
        rows = rows.filter(**{one.name: wanted == "yes" if one.type == "boolean" else wanted})
    if kind.day and filters.get("from"):
        rows = rows.filter(**{f"{kind.day}__gte": filters["from"]})
    if kind.day and filters.get("until"):
        rows = rows.filter(**{f"{kind.day}__lte": filters["until"]})
    return rows
