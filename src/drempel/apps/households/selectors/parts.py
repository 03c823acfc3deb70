"""Building one question out of many kinds of records: the parts of a union have like columns."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, CharField, DateField, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from drempel.apps.activity.selectors.records import records_of
from drempel.engines.records import kind_of
from drempel.engines.records.definition import Field, Kind

# Keeps the columns of a union apart from the fields of the tables.
_PLACE = "u_"


def rows_of(code: str, association_id: int | None) -> QuerySet[Any]:
    return records_of(kind_of(code), association_id).order_by()


def place_of(name: str) -> str:
    """What a column of a union is called, to order by."""
    return f"{_PLACE}{name}"


def columns_of(rows: QuerySet[Any], columns: Mapping[str, Any]) -> QuerySet[Any]:
    """Rows as tuples of these columns, in this order."""
    named = {place_of(name): column for name, column in columns.items()}
    return rows.annotate(**named).values_list(*named)


def said(text: str) -> Cast:
    """A text that is the same in every row."""
    return Cast(Value(text), CharField(max_length=200))


def no_day() -> Cast:
    return Cast(Value(None), DateField())


def no_number() -> Cast:
    return Cast(Value(None), IntegerField())


def as_text(field: Field, path: str) -> Any:
    """A code, a text or an answer as a text; nothing gives the empty text."""
    if field.type == "boolean":
        yes = When(**{path: True}, then=Value("yes"))
        no = When(**{path: False}, then=Value("no"))
        return Cast(Case(yes, no, default=Value("")), CharField(max_length=200))
    return Cast(Coalesce(path, Value("")), CharField(max_length=200))


def field_at(kind: Kind, path: str) -> tuple[Kind, Field]:
    """The field at the end of a path through references, and the kind it belongs to."""
    name, _, rest = path.partition("__")
    field = kind.field(name)
    return field_at(kind_of(field.target), rest) if rest else (kind, field)
