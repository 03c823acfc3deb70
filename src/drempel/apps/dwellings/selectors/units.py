"""Dwellings of one association, one by its identifier or by what people call it."""

from typing import Any

from django.db.models import Q

from drempel.apps.activity.selectors.records import records_of
from drempel.engines.records import kind_of


def unit_named(association_id: int | None, text: str) -> Any:
    """The dwelling that an identifier or a name means; None when none or several do."""
    if not text:
        return None
    rows = records_of(kind_of("unit"), association_id).select_related("project")
    found = list(rows.filter(Q(uid=text) | Q(label=text))[:2])
    exact = [unit for unit in found if unit.uid == text]
    return exact[0] if exact else (found[0] if len(found) == 1 else None)
