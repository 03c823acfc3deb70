"""What a sent form sets in motion, and the address it leads to."""

from typing import Any

from django.urls import reverse

from drempel.apps.imports.columns import TAKEN_OVER, match_header
from drempel.apps.imports.models import CHECKING, STORING, Import, Mapping
from drempel.apps.imports.services.running import start
from drempel.apps.imports.services.wizard import begin_import, give_up, unknown_of
from drempel.engines.records import kind_of


def after_upload(person: Any, said: dict[str, Any]) -> str:
    """Where a file that came in goes next: only what is not clear is asked."""
    one = begin_import(by=person, kind=kind_of(said["kind"]), upload=said["file"])
    # A known source was settled before; else every column must be clear by its name.
    if not one.source and not (_is_clear(one, said["file"].seen) and _has_needed(one)):
        return reverse("import_columns", args=[one.key])
    return after_columns(one)


def after_columns(one: Import) -> str:
    """Unknown values are asked; without any the file is checked."""
    if unknown_of(one):
        return reverse("import_values", args=[one.key])
    return take_step(one, "check")


def _is_clear(one: Import, seen: dict[str, Any]) -> bool:
    matched = match_header(kind_of(one.kind), seen["header"])
    return len(matched) == len(seen["header"]) == len(set(matched.values()))


def _has_needed(one: Import) -> bool:
    """Whether every field that a row cannot do without has its column, or may be a change."""
    said = set(one.columns.values())
    needed = {
        field.name
        for field in kind_of(one.kind).own_fields
        if field.required == "yes" and field.default in ("", "today") and not field.is_computed
    }
    return needed <= said or TAKEN_OVER[0] in said


def take_step(one: Import, step: str) -> str:
    """Check, store or give up; the page of the import tells what came of it."""
    if step == "give_up":
        give_up(one=one)
        return reverse("import_start")
    if step == "check":
        start(one=one, step=CHECKING)
    else:
        start(one=one, step=STORING, valid_only=step == "store_valid")
    return reverse("import_detail", args=[one.key])


def remove_source(source: Mapping) -> str:
    source.delete()
    return reverse("import_start")
