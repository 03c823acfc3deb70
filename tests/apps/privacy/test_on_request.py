"""One household made anonymous on request, and not brought back by a backup."""

import json
from datetime import date

import pytest
from django.db import connection, transaction

from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused
from drempel.apps.privacy.services.erasures import note_erased
from drempel.apps.privacy.services.households import anonymise_household
from tests.apps.privacy.households import make_silent_household
from tests.apps.privacy.test_retaining import LAST_HELP, change, is_anonymous, retain

TODAY = date(2026, 11, 24)


@pytest.fixture
def silent(house, worker):
    return make_silent_household(house, worker)


def test_on_request_only_when_nothing_is_open(silent, manager):
    change(silent["path"], end_on=None)
    with pytest.raises(Refused, match=r"1 guidance pathway"):
        anonymise_household(file=silent["file"], by=manager, reason="erasure", on=TODAY)
    change(silent["path"], end_on=LAST_HELP)
    anonymise_household(file=silent["file"], by=manager, reason="erasure", on=TODAY)
    assert is_anonymous(silent["file"])
    event = Event.objects.get(verb="anonymise")
    silent["file"].refresh_from_db()
    assert event.object_id == silent["file"].uid
    assert event.actor == f"person:{manager.pk}"
    assert json.loads(event.data).keys() == {"reason", "on", "records"}
    with pytest.raises(Refused, match="already"):
        anonymise_household(file=silent["file"], by=manager, reason="erasure", on=TODAY)


def test_on_request_without_waiting_for_the_term(house, worker, manager):
    records = make_silent_household(house, worker, years=1)
    anonymise_household(file=records["file"], by=manager, reason="objection", on=TODAY)
    assert is_anonymous(records["act"])
    with pytest.raises(ValueError, match="no reason"), transaction.atomic():
        anonymise_household(file=records["file"], by=manager, reason="text", on=TODAY)


def commit_notes():
    """Carry out what waits for the end of the transaction, of the notes of erasures alone."""
    for waiting in connection.run_on_commit:
        if getattr(waiting[1], "func", None) is note_erased:
            waiting[1]()


def test_a_restored_backup_does_not_bring_an_erased_household_back(
    house, worker, manager, settings, tmp_path
):
    settings.KEYS_PATH = tmp_path / "keys"
    records = make_silent_household(house, worker, years=1)
    file = records["file"]
    before = {"uid": file.uid, "code": file.code, "anonymised_at": None}
    anonymise_household(file=file, by=manager, reason="erasure", on=TODAY)
    commit_notes()
    noted = (tmp_path / "privacy" / "erased.log").read_text()
    assert noted.startswith("2026-11-24 ")
    assert before["uid"] not in noted
    # What a restored copy of the database would hold.
    change(file, **before)
    assert not is_anonymous(file)
    assert retain()["household"] == 1
    assert is_anonymous(file)
    assert retain(date(2027, 1, 30)) is not None
    assert (tmp_path / "privacy" / "erased.log").read_text() == ""
