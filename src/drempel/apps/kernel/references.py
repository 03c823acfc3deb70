"""Numbers people quote on the telephone: ACC-2026-0048."""

from django.db import models


def next_reference(model: type[models.Model], prefix: str, year: int) -> str:
    """The next free number of a series; the unique constraint settles a tie."""
    start = f"{prefix}-{year}-"
    last = (
        model._default_manager.filter(reference__startswith=start)
        .order_by("-reference")
        .values_list("reference", flat=True)
        .first()
    )
    number = int(last.removeprefix(start)) + 1 if last else 1
    return f"{start}{number:04d}"
