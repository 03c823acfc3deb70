"""Files that are linked as doubles: one group, one thread. Nothing is merged.

Links are followed as they were made: from a file to the one it doubles, and on. The file that
doubles none stands for the group.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from drempel.apps.activity.selectors.records import records_of
from drempel.engines.records import kind_of


def links_of(association_id: int | None) -> dict[int, int]:
    """Every link of an association: key of the double to key of the file it doubles."""
    rows = records_of(kind_of("file"), association_id).filter(double_of__isnull=False)
    return dict(rows.values_list("pk", "double_of_id"))


def representative(key: int, links: Mapping[int, int]) -> int:
    """Follow the links of a file to the one that doubles none."""
    seen = {key}
    while key in links and links[key] not in seen:
        key = links[key]
        seen.add(key)
    return key


def group_keys(key: int, links: Mapping[int, int]) -> tuple[int, ...]:
    """Keys of all files of the group of a file, the representative first."""
    doubles: dict[int, list[int]] = defaultdict(list)
    for double, of in links.items():
        doubles[of].append(double)
    found, rest = [], [representative(key, links)]
    while rest:
        one = rest.pop(0)
        if one not in found:
            found.append(one)
            rest += sorted(doubles[one])
    return tuple(found)


def group_files(record: Any) -> list[Any]:
    """The files of the group of a file, the representative first; costs at most two questions."""
    links = links_of(record.association_id)
    keys = group_keys(record.pk, links)
    if keys == (record.pk,):
        return [record]
    found = {row.pk: row for row in _files(record.association_id, keys)}
    return [found[key] for key in keys if key in found]


def _files(association_id: int, keys: Iterable[int]) -> Any:
    return records_of(kind_of("file"), association_id).filter(pk__in=tuple(keys))
