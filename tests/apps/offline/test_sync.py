"""What a device sends is stored once, merged by field, and judged change by change."""

import json
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.db import OperationalError

from drempel.apps.activity.models import OwnField, model_of
from drempel.apps.kernel.models import Event
from drempel.apps.offline.models import Receipt
from drempel.engines.records import kind_of
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.offline.conftest import CONTACT, change

Contact = model_of(kind_of("contact"))


def test_a_new_contact_is_stored_as_written_on_the_device(device):
    entry = change()
    (answer,) = device.send(entry)
    assert answer["state"] == "stored"
    assert answer["values"]["topic"] == "LEASE"
    record = Contact.objects.get(uid=entry["uid"])
    assert record.association_id == device.association
    assert (record.way, record.active_seconds, record.made_by) == ("offline", 12, device.person)
    # It was written earlier than it arrived.
    now = datetime.now(UTC)
    written = datetime.fromisoformat(entry["made_at"])
    assert record.created_at == min(written, record.created_at)
    assert record.created_at <= now


def test_a_device_whose_clock_runs_ahead_writes_nothing_in_the_future(device):
    ahead = datetime.now(UTC) + timedelta(days=3)
    entry = change(made_at=ahead.isoformat())
    device.send(entry)
    assert Contact.objects.get(uid=entry["uid"]).created_at <= datetime.now(UTC)


@pytest.mark.parametrize("made_at", [None, "yesterday", "2026-11-24T10:00:00", 12])
def test_without_a_moment_it_is_written_now(device, made_at):
    entry = change(made_at=made_at)
    before = datetime.now(UTC)
    device.send(entry)
    assert Contact.objects.get(uid=entry["uid"]).created_at >= before


def test_a_lost_answer_changes_nothing_when_it_is_sent_again(device):
    entries = [change() for _number in range(20)]
    first = device.send(*entries)
    events = Event.objects.count()
    again = device.send(*entries)
    assert {one["state"] for one in first} == {"stored"}
    assert {one["state"] for one in again} == {"unchanged"}
    assert [one["uid"] for one in again] == [one["uid"] for one in entries]
    assert Contact.objects.count() == 20
    assert Event.objects.count() == events


def test_a_lost_answer_does_not_undo_what_a_colleague_did_since(device, make_device):
    entry = change()
    device.send(entry)
    colleague = make_device(association=device.person.mandates.get().association)
    edit = change(uid=entry["uid"], base={"topic": "LEASE"}, values={"topic": "DEBT"})
    assert colleague.send(edit)[0]["state"] == "merged"
    (again,) = device.send(entry)
    assert (again["state"], again["values"]["topic"]) == ("unchanged", "DEBT")
    assert device.data()["data"]["conflicts"] == []


def test_a_cut_in_the_middle_keeps_what_came_before_it(device):
    """The server dies over the third of five; sent again, each is there once."""
    entries = [change() for _number in range(5)]
    real, calls = Receipt.objects.create, []

    def dies(**facts):
        calls.append(facts)
        if len(calls) == 3:
            raise OperationalError("gone")
        return real(**facts)

    with mock.patch.object(Receipt.objects, "create", dies), pytest.raises(OperationalError):
        device.send(*entries)
    assert Contact.objects.count() == 2
    assert [one["state"] for one in device.send(*entries)] == ["unchanged"] * 2 + ["stored"] * 3
    assert Contact.objects.count() == 5


def test_one_bad_entry_does_not_hold_up_the_others(device):
    bad = change(values=CONTACT | {"topic": "NO_SUCH_TOPIC", "count": "none"})
    good = change()
    refused, stored = device.send(bad, good)
    assert (refused["state"], stored["state"]) == ("refused", "stored")
    assert {one["field"] for one in refused["faults"]} == {"topic", "count"}
    assert all(set(one["words"]) == {"fr", "nl", "en"} for one in refused["faults"])
    assert not Receipt.objects.filter(change=bad["change"]).exists()


def test_a_refused_entry_is_taken_once_it_is_corrected(device):
    entry = change(values={"topic": "LEASE"})
    assert device.send(entry)[0]["state"] == "refused"
    assert device.send(entry | {"values": CONTACT})[0]["state"] == "stored"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("file", {"code": "M-1"}),
        ("stay", {}),
        ("admin", {}),
        ("no-such-kind", {}),
    ],
)
def test_only_contacts_acts_and_sessions_come_from_a_device(device, kind, values):
    (answer,) = device.send(change(kind, values=values))
    assert answer["state"] == "refused"
    assert len(set(answer["faults"][0]["words"].values())) == 3


def test_a_home_visit_and_a_session_come_in(device):
    association = device.person.mandates.get().association
    path = make_record("path", association)
    visit = {"path": path.uid, "channel": "HOME_VISIT", "topic": "ENERGY", "done_on": "2026-11-24"}
    session = {"held_on": "2026-11-24", "theme": "LEASE", "format": "INFO", "hours": "1,5"}
    answers = device.send(
        change("act", values=visit), change("sess", values=session | {"service_line": "A2-S"})
    )
    assert [one["state"] for one in answers] == ["stored", "stored"]
    assert answers[1]["values"]["hours"] == "1.50"


def test_a_pathway_of_another_association_does_not_exist(device):
    theirs = make_record("path", make_association())
    values = {"path": theirs.uid, "channel": "HOME_VISIT", "topic": "ENERGY"}
    (answer,) = device.send(change("act", values=values))
    assert answer["state"] == "refused"
    assert [one["field"] for one in answer["faults"]] == ["path"]


def test_the_identifier_of_another_association_s_record_reaches_nothing(device):
    theirs = make_record("contact", make_association(), remark="CANARY")
    edit = change(uid=theirs.uid, base={"topic": "LEASE"}, values={"topic": "DEBT"})
    (answer,) = device.send(edit)
    assert answer["state"] == "refused"
    assert "CANARY" not in json.dumps(answer)
    # As a new record it is one's own, beside theirs.
    device.send(change(uid=theirs.uid))
    assert Contact.objects.filter(uid=theirs.uid).count() == 2
    theirs.refresh_from_db()
    assert theirs.topic == "LEASE"


def test_a_change_of_someone_else_with_the_same_name_is_another_change(device, make_device):
    entry = change()
    device.send(entry)
    stranger = make_device()
    assert stranger.send(entry)[0]["state"] == "stored"
    assert Contact.objects.filter(association_id=stranger.association).count() == 1


def test_a_record_that_was_removed_meanwhile_does_not_come_back(device):
    entry = change()
    device.send(entry)
    Contact.objects.get(uid=entry["uid"]).delete()
    edit = change(uid=entry["uid"], base={"topic": "LEASE"}, values={"topic": "DEBT"})
    assert device.send(edit)[0]["state"] == "refused"
    assert device.send(entry)[0] | {"values": {}} == device.send(entry)[0]
    assert not Contact.objects.exists()


def test_an_anonymised_record_takes_nothing_back(device):
    entry = change()
    device.send(entry)
    Contact.objects.update(anonymised_at=datetime.now(UTC))
    edit = change(uid=entry["uid"], base={"remark": ""}, values={"remark": "again"})
    assert device.send(edit)[0]["state"] == "refused"
    assert Contact.objects.get().remark == ""


@pytest.mark.parametrize("name", ["id", "created_at", "source", "household", "made_by", "own_x"])
def test_what_a_device_does_not_offer_cannot_be_written(device, name):
    (answer,) = device.send(change(values=CONTACT | {name: "x"}))
    assert answer["state"] == "refused"
    assert [one["field"] for one in answer["faults"]] == [name]
    assert not Contact.objects.exists()


def test_own_fields_of_the_association_come_along_and_merge(device, make_device):
    association = device.person.mandates.get().association
    for key, type_ in (("floor", "integer"), ("known", "boolean")):
        OwnField.objects.create(
            association=association, kind="contact", key=key, label=key, type=type_
        )
    entry = change(values=CONTACT | {"own_floor": "3", "own_known": "yes"})
    (answer,) = device.send(entry)
    assert Contact.objects.get().own == {"floor": 3, "known": True}
    assert (answer["values"]["own_floor"], answer["values"]["own_known"]) == ("3", "yes")
    edit = change(uid=entry["uid"], base={"own_floor": "3"}, values={"own_floor": "4"})
    assert device.send(edit)[0]["state"] == "merged"
    assert Contact.objects.get().own == {"floor": 4, "known": True}


def test_different_fields_of_one_record_merge_without_a_word(device, make_device):
    colleague = make_device(association=device.person.mandates.get().association)
    entry = change()
    device.send(entry)
    one = change(uid=entry["uid"], base={"topic": "LEASE"}, values={"topic": "DEBT"})
    two = change(uid=entry["uid"], base={"channel": "DESK"}, values={"channel": "PHONE"})
    assert device.send(one)[0]["state"] == "merged"
    assert colleague.send(two)[0]["state"] == "merged"
    record = Contact.objects.get()
    assert (record.topic, record.channel, record.version) == ("DEBT", "PHONE", 3)


def test_an_edit_to_what_already_stands_is_no_change(device):
    entry = change()
    device.send(entry)
    same = change(uid=entry["uid"], base={"topic": "DEBT"}, values={"topic": "LEASE"})
    assert device.send(same)[0]["state"] == "unchanged"
    assert Contact.objects.get().version == 1


def test_what_is_needed_is_asked_for(device):
    values = {"held_on": "2026-11-24", "theme": "LEASE", "format": "INFO"}
    (answer,) = device.send(change("sess", values=values))
    assert answer["state"] == "refused"
    assert {one["field"] for one in answer["faults"]} == {"hours", "service_line"}
