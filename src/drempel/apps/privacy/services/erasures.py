"""Households made anonymous on request, noted outside the database.

A backup from before would bring them back. The note is a keyed fingerprint, never an identifier;
the retention run after a restore finds the household by it and makes it anonymous again. A line
is kept a little longer than the oldest backup.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.conf import settings

from drempel.apps.activity.sealed import mark_of


def notes_path() -> Path:
    return Path(settings.KEYS_PATH).parent / "privacy" / "erased.log"


def note_erased(association_id: int, uids: Iterable[str], on: date) -> None:
    """Append one line a file; called once the transaction stands."""
    path = notes_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{on.isoformat()} {mark_of(association_id, uid)}\n" for uid in uids)
    with path.open("a", encoding="ascii") as file:
        file.write(lines)


def erased_marks() -> frozenset[str]:
    """Fingerprints of the files that were made anonymous on request."""
    path = notes_path()
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="ascii").splitlines()
    return frozenset(mark for _day, _, mark in (line.partition(" ") for line in lines) if mark)


def forget_notes(until: date) -> int:
    """Drop the lines of a day and before: no backup is that old any more; return how many."""
    path = notes_path()
    if not path.exists():
        return 0
    lines = path.read_text(encoding="ascii").splitlines(keepends=True)
    kept = [line for line in lines if line[:10] > until.isoformat()]
    if len(kept) < len(lines):
        path.write_text("".join(kept), encoding="ascii")
    return len(lines) - len(kept)
