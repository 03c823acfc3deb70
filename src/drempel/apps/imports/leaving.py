"""Uploaded files after their term: the file, what was found in it, and what it was called."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from drempel.apps.activity.models import Batch
from drempel.apps.imports import uploads
from drempel.apps.imports.models import Import
from drempel.apps.kernel.installation import instant
from drempel.apps.privacy.stores import Store, delete_rows, register_store

_A_DAY = 86_400


def remove_imports(rows: QuerySet[Any]) -> int:
    """Files first: a row without its file can be removed again, a file without its row is lost."""
    for key in rows.values_list("key", flat=True):
        uploads.remove(key)
    return delete_rows(rows) + _remove_strays()


def _remove_strays() -> int:
    """Files of a day and older that no import knows: what a machine that stopped left behind."""
    known = set(Import.objects.values_list("key", flat=True))
    count = 0
    for path in uploads.folder().iterdir():
        is_old = path.stat().st_mtime < instant().timestamp() - _A_DAY
        if is_old and path.name.partition(".")[0] not in known:
            path.unlink(missing_ok=True)
            count += 1
    return count


def _named(before: datetime) -> QuerySet[Any]:
    return Batch.objects.filter(made_at__lt=before).exclude(name="")


def forget_names(rows: QuerySet[Any]) -> int:
    """The batch stays, for its counts; the name of the file goes."""
    return int(rows.update(name=""))


def register() -> None:
    """Make both known to the retention run."""
    register_store(
        Store(
            "import",
            "imports",
            lambda before: Import.objects.filter(made_at__lt=before),
            remove=remove_imports,
        )
    )
    register_store(Store("import", "batch_names", _named, remove=forget_names))
