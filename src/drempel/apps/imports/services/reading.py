"""From the cells of a row to typed values; each different text of a column is read once.

In: a ``Plan`` and rows of texts. Out: typed values by field, and faults.
"""

import hashlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from drempel.apps.activity.scheme import book
from drempel.apps.activity.services.preparing import good_uid
from drempel.apps.imports.columns import UID, Plan
from drempel.engines.records import Field
from drempel.engines.records.reading import MANY_SIGNS, Fault, expected_of, read_value

_MOST_REMEMBERED = 20_000
_PIECE = 1_048_576
_UNSEEN = object()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            made.update(piece)
    return made.hexdigest()


def identifiers(digest: str) -> Callable[[int], str]:
    """Number of a row to its identifier when it brings none: the same for the same file.

    A UUID of version 5 over the file, whose last part is the row: rows of one file stand side by
    side in the index of identifiers, which then grows at its end and not everywhere.
    """
    begins = str(uuid.uuid5(uuid.NAMESPACE_OID, digest))[:-12]
    return lambda row: f"{begins}{row:012d}"


class RowReader:
    """Reads row after row. latest: no record was written after this moment."""

    def __init__(self, plan: Plan, latest: datetime) -> None:
        self._latest = latest
        self._book = book()
        self._columns = [
            (place, one, None if one.is_text else {}, plan.values.get(one.name, {}))
            for place, one in plan.columns
        ]

    def read(self, cells: Sequence[str]) -> tuple[dict[str, Any], list[Fault]]:
        """Typed values by field name, "id" as its text; a field at fault has no value."""
        given: dict[str, Any] = {}
        faults: list[Fault] = []
        for place, one, known, said in self._columns:
            text = cells[place]
            value = _UNSEEN if known is None else known.get(text, _UNSEEN)
            if value is _UNSEEN:
                value = self._read(one, text, said)
                if known is not None:
                    if len(known) >= _MOST_REMEMBERED:
                        known.clear()
                    known[text] = value
            if type(value) is Fault:
                faults.append(value)
            else:
                given[one.name] = value
        return given, faults

    def _read(self, one: Field, text: str, said: Mapping[str, str]) -> Any:
        bare = text.strip()
        if one.name == UID:
            return bare if not bare or good_uid(bare) else Fault(UID, text, "id", {})
        try:
            value = read_value(one, _meant(one, bare, said) if said else bare, self._book)
        except (ValueError, ArithmeticError):
            key, words = expected_of(one)
            return Fault(one.name, text, key, words)
        if isinstance(value, datetime):
            return self._moment(one, text, value)
        return value

    def _moment(self, one: Field, text: str, value: datetime) -> datetime | Fault:
        moment = timezone.make_aware(value) if timezone.is_naive(value) else value
        return moment if moment <= self._latest else Fault(one.name, text, "not_future", {})


def _meant(one: Field, text: str, said: Mapping[str, str]) -> str:
    """What the sender says a text stands for; of several codes in one cell, each."""
    if one.type != "many_codes" or text in said:
        return said.get(text, text)
    sign = next((sign for sign in MANY_SIGNS if sign in text), ";")
    pieces = (piece.strip() for piece in text.split(sign))
    return ";".join(said.get(piece, piece) for piece in pieces)
