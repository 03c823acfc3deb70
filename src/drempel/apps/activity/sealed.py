"""Texts that the database holds sealed: the name used and the telephone of a household.

The key stands beside the database, never in it; a stolen copy of the database shows nothing.
"""

import base64
import hashlib
import hmac
import os
import re
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

from drempel.config.secrets import key_file


@lru_cache(maxsize=4)
def _secret(folder: str, said: str) -> bytes:
    return bytes.fromhex(said or key_file(settings.KEYS_PATH / "people.key"))


def _key() -> bytes:
    return _secret(str(settings.KEYS_PATH), os.environ.get("DREMPEL_PEOPLE_KEY", ""))


@lru_cache(maxsize=4)
def _sealer(secret: bytes) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(secret))])


def seal(text: str) -> str:
    return _sealer(_key()).encrypt(text.encode()).decode("ascii") if text else ""


def unseal(text: str) -> str:
    """The text; empty when its key is no longer the one at hand (the row was made unreadable)."""
    try:
        return _sealer(_key()).decrypt(text.encode("ascii")).decode() if text else ""
    except InvalidToken:
        return ""


def mark_of(association_id: int, text: str) -> str:
    """A fingerprint to compare by, of one association only; empty for no text.

    Case, blanks and signs do not count: “0470/12.34.56” and “0470 12 34 56” have one mark.
    """
    bare = re.sub(r"[\W_]+", "", text).casefold()
    if not bare:
        return ""
    return hmac.new(_key(), f"{association_id}:{bare}".encode(), hashlib.sha256).hexdigest()[:32]


class SealedTextField(models.TextField):
    """A text that is sealed on its way into the database and opened on its way out."""

    def get_prep_value(self, value: Any) -> Any:
        return seal(value) if isinstance(value, str) else value

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        return unseal(value) if isinstance(value, str) else value
