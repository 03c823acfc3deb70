"""A form sent twice is one record and one receipt."""

import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from drempel.apps.kernel.models import SentForm


def new_token() -> str:
    return str(uuid.uuid4())


def _token(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("_once", ""))
    except ValueError:
        return None


def send_once(request: HttpRequest, act: Callable[[], str]) -> str:
    """Run ``act`` and return the address it leads to; for a form already sent, its first answer.

    The token and what ``act`` writes stand in one transaction: either both are kept or neither.
    """
    token = _token(request)
    if token is None:
        with transaction.atomic():
            return act()
    person_id = request.user.pk if request.user.is_authenticated else None
    try:
        with transaction.atomic():
            sent = SentForm.objects.create(token=token, person_id=person_id, location="")
            sent.location = act()
            sent.save(update_fields=["location"])
            return sent.location
    except IntegrityError:
        first = SentForm.objects.filter(token=token, person_id=person_id).first()
        if first is None or not first.location:
            raise
        return first.location


def already_sent(request: HttpRequest) -> str | None:
    """Where this very form led when it was sent before, or None."""
    token = _token(request) if request.method == "POST" else None
    if token is None:
        return None
    person_id = request.user.pk if request.user.is_authenticated else None
    found = SentForm.objects.filter(token=token, person_id=person_id).first()
    return found.location or None if found else None
