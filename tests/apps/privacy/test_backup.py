"""Copies of the database: whole, readable by their owner alone, checked, and thrown away in time."""

import os
import sqlite3
import stat
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from drempel.apps.privacy.services import backup
from drempel.apps.privacy.services.backup import (
    BackupFailed,
    backups_in,
    check_backup,
    make_backup,
    prune_backups,
)
from drempel.apps.privacy.services.retaining import terms_on

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def embedded(folder):
    """A small file that looks like a copy of the product."""
    path = folder / "drempel-20261124T030000Z.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE kernel_installation (key TEXT)")
        made.execute(
            "CREATE TABLE kernel_event (seq INTEGER, at TEXT, actor TEXT, verb TEXT, "
            "object_type TEXT, object_id TEXT, association_id INTEGER, data TEXT, "
            "previous TEXT, hash TEXT)"
        )
        made.execute("INSERT INTO kernel_installation VALUES ('no-such-chain')")
    made.close()
    return path


def test_a_copy_says_what_it_holds(tmp_path):
    found = check_backup(embedded(tmp_path))
    assert found.tables == {"kernel_event": 0, "kernel_installation": 1}
    assert (found.events, found.finding) == (0, None)


def test_a_false_event_in_a_copy_is_found(tmp_path):
    path = embedded(tmp_path)
    with sqlite3.connect(path) as made:
        made.execute(
            "INSERT INTO kernel_event VALUES (1, 'x', 'system', 'record', 'file', 'u', 1, '{}', ?, 'h')",
            ["0" * 64],
        )
    made.close()
    assert check_backup(path).finding.what == "the content of event 1 was changed"
    with pytest.raises(CommandError, match="does not hold") as refused:
        call_command("backup", check=path, stdout=StringIO())
    assert refused.value.returncode == 1


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"x" * 5000])
def test_a_copy_that_is_none_or_is_damaged_is_refused(tmp_path, content):
    path = tmp_path / "drempel-20261124T030000Z.sqlite3"
    path.write_bytes(content)
    with pytest.raises(BackupFailed, match="drempel-2026"):
        check_backup(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="no such file") as refused:
        call_command("backup", check=tmp_path / "x.sqlite3", stdout=StringIO())
    assert refused.value.returncode == 2


def test_the_day_of_a_copy_stands_in_its_name(tmp_path):
    for name in ("drempel-20261124T030000Z.sqlite3", "drempel-20261020T030000Z.dump"):
        (tmp_path / name).write_bytes(b"x")
    for name in (
        "notes.txt",
        "drempel-.sqlite3",
        "drempel-20261124T030000Z.part",
        "drempel-x.dump",
    ):
        (tmp_path / name).write_bytes(b"x")
    assert [day for day, _path in backups_in(tmp_path)] == [date(2026, 10, 20), date(2026, 11, 24)]


def test_copies_go_on_the_day_of_their_term_and_nothing_else_does(house, tmp_path):
    term = terms_on(date(2026, 11, 24))["backup"]
    days = [date(2026, 11, 24) - timedelta(days=n) for n in (term.length - 1, term.length, 400)]
    for day in days:
        (tmp_path / f"drempel-{day:%Y%m%d}T030000Z.sqlite3").write_bytes(b"x")
    (tmp_path / "keep.txt").write_bytes(b"x")
    gone = prune_backups(tmp_path, term, date(2026, 11, 24))
    assert len(gone) == 2
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [f"drempel-{days[0]:%Y%m%d}T030000Z.sqlite3", "keep.txt"]


def test_without_pg_dump_the_sentence_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(backup.shutil, "which", lambda _name: None)
    with pytest.raises(BackupFailed, match="pg_dump is not installed"):
        backup._dump(tmp_path / "x.dump")
    with pytest.raises(BackupFailed, match="pg_restore is not installed"):
        path = tmp_path / "x.dump"
        path.write_bytes(b"x")
        check_backup(path)


def test_a_database_in_memory_cannot_be_copied(house, tmp_path):
    if connection.vendor != "sqlite":
        assert make_backup(tmp_path, NOW).suffix == ".dump"
        return
    with pytest.raises(CommandError, match="in memory"):
        call_command("backup", to=tmp_path, stdout=StringIO())


def test_a_command_without_a_wish_says_which_there_are():
    with pytest.raises(CommandError, match="--to FOLDER"):
        call_command("backup", stdout=StringIO())


def test_only_its_owner_can_read_the_folder_of_copies(tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_copy_embedded", lambda path: path.write_bytes(b"x"))
    monkeypatch.setattr(backup, "_dump", lambda path: path.write_bytes(b"x"))
    made = make_backup(tmp_path / "copies", NOW)
    assert made.stem == "drempel-20261124T030000Z"
    assert stat.S_IMODE(os.stat(made).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(made.parent).st_mode) == 0o700
