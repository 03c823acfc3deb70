"""Which records lead to a household: keys by kind, read off the descriptions of the kinds."""

from collections.abc import Iterable

from django.db.models import Q

from drempel.apps.activity.models import model_of
from drempel.engines.retention import belongings


def files_of_household(association_id: int, file_id: int) -> list[int]:
    """The file and every double of it, however they are linked."""
    rows = model_of("file")._default_manager.filter(association_id=association_id)
    linked = rows.exclude(double_of=None).values_list("pk", "double_of_id")
    found, pairs, before = {file_id}, list(linked), 0
    while len(found) > before:
        before = len(found)
        for one, other in pairs:
            if one in found or other in found:
                found |= {one, other}
    return sorted(found)


def records_about(association_id: int, files: Iterable[int]) -> dict[str, list[int]]:
    """Keys of every record of these files, by kind, the files first. One question a kind.

    Anonymous ones too: they still lead to what came later.
    """
    found: dict[str, list[int]] = {"file": list(files)}
    for code in belongings():
        if code != "file":
            found[code] = _keys_of(code, association_id, found)
    return found


def _keys_of(code: str, association_id: int, found: dict[str, list[int]]) -> list[int]:
    """Rows of a kind that lead to records already found. found: by kind, nearest first."""
    ways = Q(pk__in=[])
    model = model_of(code)
    for name in belongings()[code]:
        target = model.KIND.field(name).target
        ways |= Q(**{f"{name}__in": found.get(target, [])})
    rows = model._default_manager.filter(ways, association_id=association_id)
    return list(rows.values_list("pk", flat=True))
