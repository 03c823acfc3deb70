"""Everything the demonstration holds, in words that are the same on every load.

Instants, verification codes, hashes and made-up keys differ from load to load and are left out;
a record is named by its reference instead of its key.
"""

import json
import re
from typing import Any

from django.apps import apps
from django.db import models

from drempel.apps.activity.models import MODELS, Record
from drempel.apps.activity.models.base import FORM

APPS = (
    "kernel",
    "accounts",
    "associations",
    "accreditation",
    "subsidies",
    "payments",
    "documents",
    "activity",
)
LEFT_OUT = {
    "Installation": {"key", "made_at"},
    "Event": {"at", "hash", "previous"},
    "TrailHead": {"hash", "signature"},
    "Person": {"password", "last_login"},
    "Letter": {"code", "file", "issued_at", "data"},
    "StoredFile": {"sha256", "content", "size"},
}
# In the data of events: keys of persons, codes and digests of letters, the instant of a sending.
_VARYING = re.compile(r'"(code|sha256|submitted_at)":"[^"]*"|"person":\d+|person:\d+')


# When a record was written through a form is the moment of the load; others carry a drawn one.
_WRITTEN = ("created_at", "updated_at")


def _name(record: models.Model) -> str:
    for name in ("reference", "email", "enterprise_number"):
        if hasattr(record, name):
            return str(getattr(record, name))
    return str(record)


def _plain(field: models.Field, record: models.Model) -> Any:
    if field.is_relation:
        other = getattr(record, field.name)
        return _name(other) if other is not None else None
    if isinstance(record, Record) and record.way == FORM and field.name in _WRITTEN:
        return None
    value = getattr(record, field.attname)
    if isinstance(record, apps.get_model("kernel.Event")):
        return _VARYING.sub("", str(value)) if field.name != "object_id" else _object(record)
    return value if isinstance(value, (int, bool, type(None))) else str(value)


def _object(event: Any) -> str:
    return "" if event.object_type == "person" else str(event.object_id)


def _fields(model: type[models.Model]) -> list[models.Field]:
    out = LEFT_OUT.get(model.__name__, set()) | {"association_id"}
    return [
        field
        for field in model._meta.concrete_fields
        if not _is_key(field) and field.name not in out
    ]


def _is_key(field: models.Field) -> bool:
    return field.primary_key and field.name == "id"


def lines() -> list[str]:
    """One line a record, sorted."""
    found = []
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            for record in model._default_manager.all():
                values = [_plain(field, record) for field in _fields(model)]
                found.append(json.dumps([model.__name__, *values], ensure_ascii=False))
    return sorted(found)


def _drawn(row: dict[str, Any]) -> tuple[Any, ...]:
    """The values of a record, without the moment of the load."""
    gone = _WRITTEN if row["way"] == FORM else ()
    return tuple(value for name, value in row.items() if name not in gone)


def work() -> list[str]:
    """Every record of the daily work: its own columns, and the identifiers it refers to."""
    found = []
    for code, model in sorted(MODELS.items()):
        names = ["association__enterprise_number"]
        for field in model._meta.concrete_fields:
            if not field.is_relation and not field.primary_key:
                names.append(field.name)
            elif field.is_relation and field.related_model in MODELS.values():
                names.append(f"{field.name}__uid")
        rows = model.objects.order_by("association__enterprise_number", "uid").values_list(*names)
        found += [f"{code} {_drawn(dict(zip(names, row, strict=True)))}" for row in rows.iterator()]
    return found
