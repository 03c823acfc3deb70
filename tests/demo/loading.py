"""The demonstration, loaded in a transaction that is never committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from drempel.apps.kernel.installation import forget_installation
from drempel.demo.loading import load_demonstration


@contextmanager
def loaded(blocker: Any) -> Iterator[list[str]]:
    """The loaded database, then an empty one again. Gives the lines of progress."""
    lines: list[str] = []
    forget_installation()
    with blocker.unblock(), transaction.atomic():
        load_demonstration(lines.append)
        yield lines
        transaction.set_rollback(True)
    forget_installation()
