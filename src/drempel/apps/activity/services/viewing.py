"""Noting who looked at whom: the one thing that opening a page may write."""

from datetime import datetime
from typing import Any

from drempel.apps.activity.models import FileView
from drempel.engines.records import Kind

OPEN, EXPORT, UNFOLD = "open", "export", "unfold"


def log_view(person: Any, kind: Kind, uid: str, act: str, rows: int, at: datetime) -> FileView:
    """Note one look at personal data, readable by the association of the person.

    uid: the record, or "" for a whole list. act: OPEN, EXPORT or UNFOLD. rows: how many records
    were shown. at: the real instant (``kernel.installation.instant``).
    """
    return FileView.objects.create(
        association_id=person.association_id,
        person_id=person.pk,
        kind=kind.code,
        uid=uid,
        act=act,
        rows=rows,
        at=at,
    )
