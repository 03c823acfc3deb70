"""Reading what a device sends: JSON of changes, each judged by itself.

In: the body of a request. Out: a list of ``Arriving``; ValueError when it is no list of changes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

MOST_CHANGES, MOST_FIELDS, MOST_SECONDS = 50, 100, 6 * 60 * 60


@dataclass(frozen=True, slots=True)
class Arriving:
    """One change. base: the texts last seen on the device, empty for a new record.

    values: the texts as the person left them. made_at: when they were written, None if unsaid.
    """

    change: str
    kind: str
    uid: str
    base: Mapping[str, str]
    values: Mapping[str, str]
    made_at: datetime | None
    active_seconds: int | None

    @property
    def is_new(self) -> bool:
        return not self.base


def read_object(body: bytes) -> dict[str, Any]:
    """A JSON object; ValueError for anything else."""
    try:
        found = json.loads(body)
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(found, dict):
        raise ValueError("an object is expected")
    return found


def read_batch(body: bytes) -> list[Arriving | str]:
    """At most fifty changes; one that cannot be understood comes back as its own name alone."""
    changes = read_object(body).get("changes")
    if not isinstance(changes, list) or len(changes) > MOST_CHANGES:
        raise ValueError(f"a list of at most {MOST_CHANGES} changes is expected")
    return [_read(one) for one in changes]


def _read(found: Any) -> Arriving | str:
    if not isinstance(found, dict):
        return ""
    try:
        return Arriving(
            change=_name(found.get("change")),
            kind=_name(found.get("kind")),
            uid=_name(found.get("uid")),
            base=_texts(found.get("base", {})),
            values=_texts(found.get("values", {})),
            made_at=_moment(found.get("made_at")),
            active_seconds=_seconds(found.get("active_seconds")),
        )
    except ValueError:
        return found["change"] if isinstance(found.get("change"), str) else ""


def _name(value: Any) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 64 or not value.isprintable():
        raise ValueError("a short name is expected")
    return value


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > MOST_FIELDS:
        raise ValueError("texts by field are expected")
    if not all(isinstance(text, str) for text in value.values()):
        raise ValueError("every value is a text")
    return value


def _moment(value: Any) -> datetime | None:
    """A moment without its zone says nothing."""
    found = parse_datetime(value) if isinstance(value, str) else None
    return found if found is not None and is_aware(found) else None


def _seconds(value: Any) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= MOST_SECONDS else None
