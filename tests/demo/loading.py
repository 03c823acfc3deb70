"""The demonstration, loaded in a transaction that is never committed."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import transaction

from drempel.apps.kernel.installation import forget_installation


@contextmanager
def loaded(blocker: Any) -> Iterator[list[str]]:
    """The loaded database, then an empty one again. Gives the lines of progress."""
    out = io.StringIO()
    forget_installation()
    with blocker.unblock(), transaction.atomic():
        call_command("demo", stdout=out)
        yield out.getvalue().splitlines()
        transaction.set_rollback(True)
    forget_installation()
