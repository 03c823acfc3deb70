"""Answers under an ``Idempotency-Key``: the same key gives the same answer, for a day."""

import hashlib
from datetime import datetime, timedelta

from drempel.apps.api.models import ApiAnswer, ApiToken

KEPT = timedelta(days=1)


class KeyReused(ValueError):  # noqa: N818 - an answer to the writer, not a fault of the product
    """The key was used before for something else."""


def sealed_key(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def digest_of(address: str, body: bytes) -> str:
    return hashlib.sha256(address.encode("utf-8", "replace") + b"\n" + body).hexdigest()


def forget_answers(now: datetime) -> int:
    """Drop what was kept long enough; returns how many."""
    return ApiAnswer.objects.filter(made_at__lt=now - KEPT).delete()[0]


def open_answer(token: ApiToken, key: str, digest: str, now: datetime) -> ApiAnswer:
    """The locked row of this key inside the open transaction, made when it is new.

    Two who come with the same key at the same time: the second waits for the first.
    """
    forget_answers(now)
    made = {"digest": digest, "made_at": now}
    ApiAnswer.objects.get_or_create(token=token, key=sealed_key(key), defaults=made)
    found = ApiAnswer.objects.select_for_update().get(token=token, key=sealed_key(key))
    if found.digest != digest:
        raise KeyReused
    return found
