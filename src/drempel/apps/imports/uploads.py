"""The private folder of uploaded files: random names, readable by this account only, soon gone.

Beside each file stand what was seen in it, the rows that are wrong, and how far the work is.
"""

import json
import os
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

MOST_BYTES = 60_000_000
_PARTS = ("data", "seen", "faults", "progress")


def folder() -> Path:
    place = Path(settings.VAR) / "uploads"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def part(key: str, name: str) -> Path:
    """data: the file; seen: its header and values; faults: its wrong rows; progress."""
    return folder() / f"{key}.{name}"


def keep(pieces: Iterable[bytes]) -> str:
    """Write an upload and return its key."""
    key = secrets.token_hex(16)
    handle = os.open(part(key, "data"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            file.write(piece)
    return key


def remove(key: str) -> None:
    """Nothing of the file stays."""
    for name in _PARTS:
        part(key, name).unlink(missing_ok=True)


def remove_older(moment: datetime) -> None:
    """Parts that nothing has touched since, such as a file that was sent twice."""
    for path in folder().iterdir():
        if datetime.fromtimestamp(path.stat().st_mtime_ns // 10**9, UTC) < moment:
            path.unlink(missing_ok=True)


def write_json(key: str, name: str, value: Any) -> None:
    """Replace a part at once: whoever reads it sees the old or the new one, never half."""
    fresh = part(key, f"{name}-{secrets.token_hex(4)}")
    _private(fresh, json.dumps(value, ensure_ascii=False))
    fresh.replace(part(key, name))


def read_json(key: str, name: str) -> Any:
    """What was written, or None."""
    try:
        return json.loads(part(key, name).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def _private(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)


def lines(key: str, name: str) -> Iterator[Any]:
    """One JSON value a line; nothing when there is no such part."""
    try:
        with part(key, name).open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)
    except FileNotFoundError:
        return


class Lines:
    """Writes one JSON value a line into a fresh part."""

    def __init__(self, key: str, name: str) -> None:
        handle = os.open(part(key, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(handle, "w", encoding="utf-8")

    def add(self, value: Any) -> None:
        self._file.write(json.dumps(value, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()
