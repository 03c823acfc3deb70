"""Imports and sources of one association; someone else's is not found."""

from typing import Any

from django.http import Http404

from drempel.apps.imports.models import OPEN, Import, Mapping

_LATEST = 15


def own_import(person: Any, key: str, *, is_open: bool = False) -> Import:
    """One import by its key. is_open: only while its file is still there."""
    rows = Import.objects.filter(association_id=person.association_id, key=key)
    found = rows.select_related("batch", "made_by").first()
    if found is None or (is_open and found.state not in OPEN):
        raise Http404
    return found


def latest_imports(person: Any) -> list[Import]:
    rows = Import.objects.filter(association_id=person.association_id)
    return list(rows.select_related("batch", "made_by").order_by("-id")[:_LATEST])


def own_mappings(person: Any) -> list[Mapping]:
    return list(Mapping.objects.filter(association_id=person.association_id))


def own_mapping(person: Any, key: int) -> Mapping:
    found = Mapping.objects.filter(association_id=person.association_id, pk=key).first()
    if found is None:
        raise Http404
    return found
