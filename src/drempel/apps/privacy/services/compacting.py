"""Leaving nothing in the files of the embedded database: what was erased is gone from the disk.

Rows are overwritten as they go (``secure_delete``); the log beside the database still holds older
pages until it is emptied, and free pages from before until the file is written anew.
"""

import sqlite3
from pathlib import Path

from django.db import connection

WAIT_SECONDS = 60


def database_file() -> Path | None:
    """The file of the embedded database; None on PostgreSQL and in memory."""
    if connection.vendor != "sqlite":
        return None
    name = str(connection.settings_dict["NAME"])
    return None if name.startswith("file:") or name == ":memory:" else Path(name)


def empty_log() -> bool:
    """Write the log of the embedded database into it and cut it to nothing; True when done."""
    path = database_file()
    if path is None:
        return False
    connection.close()
    with _opened(path) as database:
        busy, _pages, _written = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def rewrite() -> bool:
    """Write the whole embedded database anew, without free pages; True when done."""
    path = database_file()
    if path is None:
        return False
    connection.close()
    with _opened(path) as database:
        database.execute("VACUUM")
    return empty_log()


class _opened:  # noqa: N801 - used as a statement
    """A connection of its own, outside any transaction, closed at the end."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)

    def __enter__(self) -> sqlite3.Connection:
        self._database.execute("PRAGMA secure_delete=ON")
        return self._database

    def __exit__(self, *_error: object) -> None:
        self._database.close()
