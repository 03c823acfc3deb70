"""What arrived from devices, after its term, or when its household becomes anonymous."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from drempel.apps.offline.models import Conflict, Receipt
from drempel.apps.privacy.stores import Renamed, Store, register_store


def receipts_due(before: datetime) -> QuerySet[Any]:
    """Old receipts; one whose two values still wait for a person stays until they have chosen."""
    waiting = Conflict.objects.filter(closed_at=None).values("receipt_id")
    return Receipt.objects.filter(received_at__lt=before).exclude(pk__in=waiting)


def remove_receipts(rows: QuerySet[Any]) -> int:
    """With their conflicts."""
    keys = list(rows.values_list("pk", flat=True))
    Conflict.objects.filter(receipt_id__in=keys).delete()
    Receipt.objects.filter(pk__in=keys).delete()
    return len(keys)


def forget_receipts(association_id: int, renamed: Renamed) -> None:
    """Nothing that waits is worth keeping once its record is anonymous."""
    for kind, uids in renamed.items():
        remove_receipts(
            Receipt.objects.filter(
                mandate__association_id=association_id, kind=kind, uid__in=list(uids)
            )
        )


def register() -> None:
    """Make them known to the retention run."""
    register_store(
        Store("conflict", "receipts", receipts_due, remove=remove_receipts, forget=forget_receipts)
    )
