"""Who may send, and what is no change at all."""

import json

import pytest

from drempel.apps.activity.models import model_of
from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER
from drempel.apps.offline.arriving import MOST_CHANGES
from drempel.engines.records import kind_of
from tests.apps.associations.factories import make_person, signed_in
from tests.apps.offline.conftest import CONTACT, Device, change

Contact = model_of(kind_of("contact"))


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b"\xff", b'{"changes": {}}', json.dumps({"changes": [{}] * 51}).encode()],
)
def test_what_is_no_batch_is_refused_as_a_whole(device, body):
    assert MOST_CHANGES == 50
    assert device.post("sync", body).status_code == 422


@pytest.mark.parametrize("path", ["sync", "key", "choose"])
def test_a_form_is_not_what_a_device_sends(device, path):
    assert device.client.post(f"/offline/{path}/", {"changes": "x"}).status_code == 422


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        {"change": "c1"},
        {"change": "c1", "kind": "contact", "uid": "x" * 65},
        {"change": "c1", "kind": "contact", "uid": "x", "values": {"topic": 3}},
        {"change": "c1", "kind": "contact", "uid": "x", "values": ["topic"]},
    ],
)
def test_a_broken_entry_is_refused_by_itself(device, broken):
    refused, stored = device.send(broken, change())
    assert (refused["state"], stored["state"]) == ("refused", "stored")
    assert refused["change"] == ("c1" if isinstance(broken, dict) else "")


def test_a_name_that_no_identifier_can_be_is_refused(device):
    assert device.send(change(uid="../../etc"))[0]["state"] == "refused"


def test_a_session_that_ended_is_told_as_data_and_nothing_is_stored(device):
    entry = change()
    device.client.logout()
    answer = device.post("sync", {"changes": [entry]})
    assert answer.status_code == 401
    assert answer.json() == {"error": "signed_out"}
    assert not Contact.objects.exists()


def test_a_mandate_that_ended_and_the_administration_find_nothing(device, make_device):
    device.person.mandates.update(ended_on="2026-11-23")
    assert device.post("sync", {"changes": []}).status_code == 404
    person = make_person(role=CASE_OFFICER)
    officer = Device(person, signed_in(person))
    for path in ("sync", "key", "choose"):
        assert officer.post(path, {}).status_code == 404
    assert officer.client.get("/offline/data/").status_code == 404
    assert officer.client.get("/offline/kinds.json").status_code == 404


def test_a_manager_neither_sends_nor_gets_what_is_kept_for_social_workers(device, make_device):
    association = device.person.mandates.get().association
    manager = make_device(association=association, role=MANAGER)
    entry = change(values=CONTACT | {"remark": "for social workers"})
    assert manager.send(entry)[0]["state"] == "refused"
    device.send(entry)
    edit = change(uid=entry["uid"], base={"topic": "LEASE"}, values={"topic": "DEBT"})
    (answer,) = manager.send(edit)
    assert answer["state"] == "merged"
    assert "for social workers" not in json.dumps(answer)
    names = {
        one["name"]
        for kind in manager.client.get("/offline/kinds.json").json()["kinds"]
        for one in kind["fields"]
    }
    assert "remark" not in names


def test_anyone_is_told_whether_they_are_signed_in(device, client):
    def told(browser):
        return browser.get("/offline/session.json").json()["state"]

    officer = signed_in(make_person(role=CASE_OFFICER))
    assert [told(one) for one in (device.client, officer, client)] == ["in", "other", "out"]
