"""Everything that is held on one household: its files, every record that leads to them, the looks.

In: an association and a file. Out: records by kind in the order of the work. One question a kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from drempel.apps.activity.models import (
    DocumentedException,
    FileView,
    OwnField,
    OwnTag,
    Record,
    model_of,
)
from drempel.apps.activity.selectors.records import ordered
from drempel.apps.activity.shown import link_paths
from drempel.apps.privacy.selectors.about import files_of_household, records_about
from drempel.engines.records import STORED, Kind


@dataclass(frozen=True, slots=True)
class Held:
    """records: by kind, newest first, kinds without records left out. views: looks at any of them.

    exceptions: why what the data check found of a record is right.
    own: the association's own fields, by kind and key; tags: its own tags by key.
    """

    file: Record
    records: list[tuple[Kind, list[Record]]]
    views: list[FileView]
    exceptions: list[DocumentedException]
    own: dict[tuple[str, str], OwnField]
    tags: dict[str, OwnTag]


def held_on(file: Record) -> Held:
    """All of it; doubles that are linked are the same household."""
    association_id = file.association_id
    found = records_about(association_id, files_of_household(association_id, file.pk))
    records = [
        (kind, list(_rows(kind, found[kind.code]))) for kind in STORED if found.get(kind.code)
    ]
    uids = {record.uid for _kind, rows in records for record in rows}
    return Held(
        file=file,
        records=records,
        views=list(_views(association_id, uids)),
        exceptions=list(
            DocumentedException.objects.filter(
                association_id=association_id, uid__in=uids
            ).order_by("pk")
        ),
        own={
            (one.kind, one.key): one
            for one in OwnField.objects.filter(association_id=association_id)
        },
        tags={one.key: one for one in OwnTag.objects.filter(association_id=association_id)},
    )


def _rows(kind: Kind, keys: Iterable[int]) -> QuerySet[Any]:
    rows = model_of(kind)._default_manager.filter(pk__in=keys)
    return ordered(kind, rows.select_related(*link_paths(kind)))


def _views(association_id: int, uids: set[str]) -> QuerySet[FileView]:
    rows = FileView.objects.filter(association_id=association_id, uid__in=uids)
    return rows.select_related("person").order_by("-pk")
