"""Copies of the database: made, checked, and thrown away when their term has passed.

In: a folder outside the installation. Out: one file a copy, named after the moment it was made.
On the embedded database the copy is made while people work; on PostgreSQL by its own ``pg_dump``.
"""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from drempel.apps.kernel.trail.chain import FIELDS, Finding, check_links
from drempel.apps.kernel.trail.outside import read_notes
from drempel.apps.privacy.services.compacting import database_file
from drempel.engines.retention import Term

PREFIX, STAMP = "drempel-", "%Y%m%dT%H%M%SZ"
EMBEDDED, DUMPED = ".sqlite3", ".dump"


class BackupFailed(Exception):  # noqa: N818 - an answer to who asked, in one sentence
    """No copy was made, or it cannot be read; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a copy holds. tables: rows by table; events: read in the trail; finding: its break."""

    tables: dict[str, int]
    events: int
    finding: Finding | None


def make_backup(folder: Path, now: datetime) -> Path:
    """Write a copy into a folder that only its owner can read; BackupFailed says why not."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{PREFIX}{now.astimezone(UTC).strftime(STAMP)}"
    if connection.vendor == "sqlite":
        target = folder / f"{name}{EMBEDDED}"
        _copy_embedded(target)
    else:
        target = folder / f"{name}{DUMPED}"
        _dump(target)
    target.chmod(0o600)
    return target


def _copy_embedded(target: Path) -> None:
    """A file of its own, without free pages; half a copy never bears the name of a whole one."""
    path = database_file()
    if path is None:
        raise BackupFailed("a database in memory cannot be copied")
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source:
        source.execute("VACUUM INTO ?", [str(part)])
    part.replace(target)


def _dump(target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupFailed("pg_dump is not installed here; use the backup of the database server")
    said = connection.settings_dict
    words = [program, "--format=custom", f"--file={target}", f"--dbname={said['NAME']}"]
    for option, key in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        words += [f"{option}={said[key]}"] if said.get(key) else []
    environment = {"PGPASSWORD": said["PASSWORD"]} if said.get("PASSWORD") else {}
    _run(words, environment)


def _run(words: list[str], environment: dict[str, str] | None = None) -> str:
    # The words are of this file and the settings; nothing comes from outside.
    done = subprocess.run(  # noqa: S603
        words, capture_output=True, text=True, check=False, env=environment or None
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        raise BackupFailed(f"{Path(words[0]).name}: {said[-1]}")
    return done.stdout


def backups_in(folder: Path) -> list[tuple[date, Path]]:
    """Copies in a folder with the day each was made, oldest first; other files are left out."""
    found = []
    for path in folder.glob(f"{PREFIX}*"):
        made = _day_of(path)
        if made is not None:
            found.append((made, path))
    return sorted(found)


def _day_of(path: Path) -> date | None:
    if path.suffix not in {EMBEDDED, DUMPED}:
        return None
    try:
        return datetime.strptime(f"{path.stem.removeprefix(PREFIX)}+0000", f"{STAMP}%z").date()
    except ValueError:
        return None


def prune_backups(folder: Path, term: Term, on: date) -> list[Path]:
    """Remove every copy whose term has passed; return them."""
    gone = [path for made, path in backups_in(folder) if made <= term.last_gone(on)]
    for path in gone:
        path.unlink()
    return gone


def check_backup(path: Path) -> Checked:
    """Open a copy and read all of it; BackupFailed when it is none or is damaged."""
    if not path.is_file():
        raise BackupFailed(f"{path}: no such file")
    return _check_dump(path) if path.suffix == DUMPED else _check_embedded(path)


def _check_embedded(path: Path) -> Checked:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok":
                raise BackupFailed(f"{path.name}: {verdict}")
            return Checked(_sizes(copy), *_trail_of(copy))
    except sqlite3.DatabaseError as error:
        raise BackupFailed(f"{path.name}: {error}") from error


def _sizes(copy: sqlite3.Connection) -> dict[str, int]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = sorted(name for (name,) in copy.execute(query))
    # Names of tables, read from the copy itself.
    return {
        name: copy.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }


def _trail_of(copy: sqlite3.Connection) -> tuple[int, Finding | None]:
    """Walk the chain of the copy; the notes outside must agree as far as it goes."""
    columns = (*FIELDS, "previous", "hash")
    count = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal count
        found = copy.execute(f"SELECT {', '.join(columns)} FROM kernel_event ORDER BY seq")  # noqa: S608
        for row in found:
            count += 1
            yield dict(zip(columns, row, strict=True))

    installed = copy.execute("SELECT key FROM kernel_installation").fetchone()
    notes = read_notes(installed[0] if installed else "unfounded")
    finding = check_links(rows(), notes)
    return count, finding


def _check_dump(path: Path) -> Checked:
    """What ``pg_restore`` lists: the copy can be read; its rows are counted after a restore."""
    program = shutil.which("pg_restore")
    if program is None:
        raise BackupFailed("pg_restore is not installed here")
    listed = _run([program, "--list", str(path)]).splitlines()
    names = [line.split()[-2] for line in listed if " TABLE DATA " in line]
    return Checked(dict.fromkeys(sorted(names), -1), 0, None)
