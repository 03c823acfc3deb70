"""Checking and storing an upload: at once when it is small, else by a process of its own.

The state stands in the database, how far it is in a small file beside it. A process that ends
before its time leaves nothing behind: what it stores is one transaction, which also says "done".
"""

import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from drempel.apps.imports import uploads
from drempel.apps.imports.columns import Unreadable
from drempel.apps.imports.faults import RowFault
from drempel.apps.imports.models import (
    CHECKED,
    CHECKING,
    DONE,
    FAILED,
    INTERRUPTED,
    STORING,
    UNDER_WAY,
    Import,
)
from drempel.apps.imports.services.loading import Order, Outcome, load_file
from drempel.apps.imports.services.storing import Kept
from drempel.apps.imports.services.wizard import save_mapping
from drempel.apps.imports.words import table_words
from drempel.apps.kernel.installation import instant, today
from drempel.apps.kernel.states import Refused
from drempel.engines.records import kind_of
from drempel.engines.tables import TableError

# So much is done while the person waits for the page.
SMALL_ROWS = 2_000
# A process that has told nothing for so long is no longer there.
SILENCE = timedelta(minutes=2)
_FAULTS_ON_PAGE = 50


class _Lost(Exception):  # noqa: N818 - takes back what was stored
    """Somebody has said meanwhile that this work was interrupted."""


def start(*, one: Import, step: str, valid_only: bool = False) -> None:
    """Begin CHECKING or STORING; Refused when it is under way already, by another click."""
    before = [CHECKED] if step == STORING else [*_RESTING]
    moved = Import.objects.filter(pk=one.pk, state__in=before).update(
        state=step, is_valid_only=valid_only, moved_at=instant()
    )
    if not moved:
        raise Refused(_("This file is being worked on already; look again in a moment."))
    uploads.write_json(one.key, "progress", {"step": step, "done": 0, "total": one.rows})
    if one.rows <= SMALL_ROWS:
        run(one.key)
    else:
        transaction.on_commit(partial(_spawn, one.key, translation.get_language() or "en"))


_RESTING = ("sent", CHECKED, INTERRUPTED)


def _spawn(key: str, language: str) -> None:
    """A process of its own: it has the second core, and outlives the worker that began it."""
    words = [sys.executable, "-m", "drempel.cli.main", "runimport", key, "--language", language]
    process = subprocess.Popen(  # noqa: S603 - our own command, with a key we made
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()


def run(key: str) -> None:
    """Do what the state says: check the file, or store it."""
    one = Import.objects.select_related("made_by").get(key=key)
    if one.state not in UNDER_WAY:
        return
    try:
        outcome = _load(one)
    except _Lost:
        return
    except TableError as error:
        _fail(one, table_words(error))
    except Unreadable as error:
        _fail(one, str(error))
    except DatabaseError:
        _fail(one, _("The database was too busy; nothing was stored. Send the file again."))
    else:
        _note(one, outcome)


def _load(one: Import) -> Outcome:
    wrong = uploads.Lines(one.key, "faults")
    order = Order(
        kind=kind_of(one.kind),
        association_id=one.association_id,
        by=one.made_by,
        on=today(),
        path=uploads.part(one.key, "data"),
        name=one.name,
        chosen={int(place): name for place, name in one.columns.items()},
        values=one.values,
        is_dry_run=one.state == CHECKING,
        valid_only=one.is_valid_only,
        keep=partial(_finish, one),
    )

    def on_bad_row(row: int, cells: Sequence[str], faults: list[RowFault]) -> None:
        packed = [fault.packed() for fault in faults]
        wrong.add({"row": row, "cells": list(cells), "faults": packed})

    def progress(step: str, done: int, total: int | None) -> None:
        told = {"step": step, "done": done, "total": total or one.rows}
        uploads.write_json(one.key, "progress", told)

    try:
        return load_file(order, progress=progress, on_bad_row=on_bad_row)
    finally:
        wrong.close()


def _finish(one: Import, kept: Kept) -> None:
    """Say "done" in the very transaction that stores the rows."""
    done = Import.objects.filter(pk=one.pk, state=STORING).update(
        state=DONE,
        batch=kept.batch,
        new=kept.new,
        changed=kept.changed,
        moved_at=instant(),
    )
    if not done:
        raise _Lost
    save_mapping(one)


def _note(one: Import, outcome: Outcome) -> None:
    """What was counted; after storing, the file goes."""
    counts = {
        name: getattr(outcome, name) for name in ("rows", "valid", "invalid", "there", "doubtful")
    }
    rows = Import.objects.filter(pk=one.pk)
    if one.state == CHECKING:
        rows.filter(state=CHECKING).update(state=CHECKED, moved_at=instant(), **counts)
    elif outcome.batch is not None:
        rows.update(**counts)
        uploads.remove(one.key)
    else:
        rows.filter(state=STORING).update(state=CHECKED, moved_at=instant(), **counts)


def _fail(one: Import, trouble: str) -> None:
    Import.objects.filter(pk=one.pk).update(state=FAILED, trouble=trouble[:300], moved_at=instant())
    uploads.remove(one.key)


def notice_silence(one: Import) -> Import:
    """Work that is no longer being done is said to be interrupted: nothing of it was stored."""
    if one.state in UNDER_WAY and _last_told(one) < instant() - SILENCE:
        Import.objects.filter(pk=one.pk, state=one.state).update(
            state=INTERRUPTED, moved_at=instant()
        )
        one.refresh_from_db()
    return one


def _last_told(one: Import) -> datetime:
    try:
        told = uploads.part(one.key, "progress").stat().st_mtime_ns
    except FileNotFoundError:
        return one.moved_at
    return datetime.fromtimestamp(told // 10**9, UTC)


def progress_of(one: Import) -> dict[str, Any]:
    """How far the work is: step, rows done, rows in all."""
    told = uploads.read_json(one.key, "progress")
    return told or {"step": one.state, "done": 0, "total": one.rows}
