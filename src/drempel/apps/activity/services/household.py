"""Rules on household files that need the other files: codes that occur once, links of doubles."""

from collections.abc import Mapping
from typing import Any

from drempel.apps.activity.models import Record, model_of
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault


def household_faults(
    kind: Kind, values: Mapping[str, Any], association_id: int, existing: Record | None
) -> list[Fault]:
    """What is wrong beside the record itself; asks the database only where it must."""
    faults = _not_unique(kind, values, association_id, existing)
    if kind.code == "file" and values.get("double_of") and existing is not None:
        faults += _circle(values, existing)
    return faults


def _not_unique(
    kind: Kind, values: Mapping[str, Any], association_id: int, existing: Record | None
) -> list[Fault]:
    if not kind.unique:
        return []
    same = {name: values.get(name) for name in kind.unique}
    if existing is not None and all(getattr(existing, n) == v for n, v in same.items()):
        return []
    others = model_of(kind)._default_manager.filter(association_id=association_id, **same)
    if existing is not None:
        others = others.exclude(pk=existing.pk)
    name = kind.unique[-1]
    return [Fault(name, str(values.get(name)), "taken", {})] if others.exists() else []


def _circle(values: Mapping[str, Any], existing: Record) -> list[Fault]:
    """Following the links from the other file must not come back here."""
    files = model_of("file")._default_manager
    seen, key = {existing.pk}, values["double_of"]
    while key is not None:
        if key in seen:
            return [Fault("double_of", existing.code, "circle", {})]
        seen.add(key)
        key = files.filter(pk=key).values_list("double_of_id", flat=True).first()
    return []
