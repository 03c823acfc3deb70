"""What this database is for, and which day it is. The only place that reads the clock."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from django.db import connection, transaction
from django.utils import timezone

from drempel.apps.kernel.models import Installation

# Name of a database to its row, which a trigger keeps as it was made: read once a process.
_SEEN: dict[str, Installation] = {}


def installation() -> Installation | None:
    """The one row, or None in a database that was never set up."""
    name = str(connection.settings_dict["NAME"])
    if name not in _SEEN:
        row = Installation.objects.first()
        if row is None:
            return None
        _SEEN[name] = row
    return _SEEN[name]


def forget_installation() -> None:
    """Read the row again next time: tests undo what was made."""
    _SEEN.clear()


def found_installation(*, kind: str, today: date | None = None) -> Installation:
    """Say once what the database is for; a second time is an error of the database."""
    return Installation.objects.create(key=uuid.uuid4().hex, kind=kind, today=today)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """One transaction that may found the installation; undone, it is not remembered either."""
    try:
        with transaction.atomic():
            yield
    except BaseException:
        forget_installation()
        raise


def is_demonstration() -> bool:
    here = installation()
    return here is not None and here.kind == Installation.DEMONSTRATION


def today() -> date:
    """The day in Brussels; in a demonstration, its own fixed day."""
    here = installation()
    if here is not None and here.today is not None:
        return here.today
    return timezone.localdate()


def instant() -> datetime:
    """The real moment, in UTC: the trail never lives in a demonstration's day."""
    return datetime.now(UTC)
