"""Linking and unlinking doubles, and noting that nobody answered: through the one road that stores.

A link is one reference from a file to another. Nothing is merged, and a link taken back leaves
both files as they were.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.activity.services import Entry, store_record
from drempel.apps.activity.services.storing import Invalid, Stale
from drempel.apps.activity.words import fault_words
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event
from drempel.engines.records import kind_of

UNANSWERED, FILED = "NO_ANSWER", "FILED"


def _change(record: Any, written: dict[str, str], by: Any, on: date) -> bool:
    """Store a change of one record; Refused in the words of a form. Whether it changed."""
    try:
        stored = store_record(
            kind=record.KIND,
            association_id=record.association_id,
            written=written,
            by=by,
            on=on,
            entry=Entry(uid=record.uid, seen=record.version),
        )
    except Invalid as problem:
        raise Refused(fault_words(record.KIND, problem.faults[0])) from problem
    except Stale as problem:
        raise Refused(
            _("Someone else changed this record meanwhile. Look at it again first.")
        ) from problem
    return bool(stored.changed)


def link_double(*, file: Any, of: Any, by: Any, on: date) -> None:
    """Say that a file is a double of another of the same association; Refused for a circle."""
    if file.association_id != of.association_id:
        raise ValueError("files of two associations are never linked")
    with transaction.atomic():
        if _change(file, {"double_of": of.uid}, by, on):
            _note("link_double", file, of.uid, by)


def unlink_double(*, file: Any, by: Any, on: date) -> None:
    """Take the link of a file back; one without a link stays as it is."""
    if file.double_of is None:
        return
    of = file.double_of.uid
    with transaction.atomic():
        if _change(file, {"double_of": ""}, by, on):
            _note("unlink_double", file, of, by)


def _note(verb: str, file: Any, of: str, by: Any) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=(kind_of("file").code, file.uid),
        association_id=file.association_id,
        data={"double_of": of},
    )


def note_unanswered(*, right: Any, by: Any, on: date) -> None:
    """Note that a request got no answer; Refused when it is no longer waiting for one."""
    if right.state == UNANSWERED:
        return
    if right.state != FILED:
        raise Refused(_("This request is no longer waiting for an answer."))
    _change(right, {"state": UNANSWERED}, by, on)
