"""What a device fetches: its key, the forms, the latest records; and the files it keeps."""

import base64
import json

import pytest

from drempel.apps.activity.models import OwnField
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import MANAGER
from drempel.apps.offline import assets
from drempel.apps.offline.kinds import describe_kinds
from drempel.apps.offline.models import DeviceKey
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import add_mandate, make_association, signed_in
from tests.apps.offline.conftest import CONTACT, Device, change


def test_the_key_comes_back_to_the_same_person_on_the_same_device(device):
    first = device.post("key", {"device": device.name}).json()
    assert len(base64.b64decode(first["key"])) == 32
    device.client.logout()
    again = Device(device.person, signed_in(device.person), device.name)
    assert again.post("key", {"device": device.name}).json() == first
    assert Event.objects.filter(verb="register_device").count() == 1


def test_another_person_and_another_device_have_another_key(device, make_device):
    colleague = make_device(association=device.person.mandates.get().association)
    found = [
        one.post("key", {"device": name}).json()
        for one, name in ((device, "a"), (device, "b"), (colleague, "a"))
    ]
    assert len({one["key"] for one in found}) == len({one["owner"] for one in found}) == 3


def test_the_key_ends_with_the_mandate_and_survives_another_role(device):
    first = device.post("key", {"device": device.name}).json()
    association = device.person.mandates.get().association
    device.person.mandates.update(ended_on="2026-11-20")
    assert device.post("key", {"device": device.name}).status_code == 404
    add_mandate(device.person, association, MANAGER)
    assert device.post("key", {"device": device.name}).json()["key"] == first["key"]
    device.person.mandates.update(ended_on="2026-11-20")
    add_mandate(device.person, make_association(), MANAGER)
    assert device.post("key", {"device": device.name}).json()["key"] != first["key"]


def test_the_key_is_sealed_in_the_database_and_kept_by_no_cache(device):
    answer = device.post("key", {"device": device.name})
    assert answer["Cache-Control"] == "no-store"
    raw = DeviceKey.objects.extra(select={"raw": "key"}).values_list("raw", flat=True).get()
    assert answer.json()["key"] not in raw


@pytest.mark.parametrize("name", ["", "x" * 65, "a b", None, 3.5])
def test_a_device_without_a_name_gets_no_key(device, name):
    assert device.post("key", {"device": name}).status_code == (200 if name == 3.5 else 422)


def test_the_description_has_three_kinds_a_home_visit_and_words_in_three_languages(device):
    found = device.client.get("/offline/kinds.json").json()
    assert [one["code"] for one in found["kinds"]] == ["contact", "act", "sess"]
    assert found["presets"] == [
        {"key": "visit", "kind": "act", "values": {"channel": "HOME_VISIT"}}
    ]
    assert found["day"] == "2026-11-24"
    contact = found["kinds"][0]
    quick = sorted((one["quick"], one["name"]) for one in contact["fields"] if one.get("quick"))
    assert [name for _place, name in quick] == ["topic", "channel", "language", "result"]
    for kind in found["kinds"]:
        for one in kind["fields"]:
            assert set(one["labels"]) >= {"fr", "nl", "en"}
            assert not one.get("list") or one["type"] == "reference" or found["lists"][one["list"]]
    assert [one["name"] for one in found["kinds"][1]["fields"] if one["type"] == "reference"] == [
        "path"
    ]


def test_own_fields_in_use_are_described_and_those_of_others_are_not(device):
    association = device.person.mandates.get().association
    facts = {"kind": "contact", "type": "choice", "choices": ["a", "b"]}
    OwnField.objects.create(association=association, key="kept", label="Kept", **facts)
    OwnField.objects.create(
        association=association, key="old", label="Old", is_retired=True, **facts
    )
    OwnField.objects.create(association=make_association(), key="far", label="Far", **facts)
    fields = describe_kinds(device.person)["kinds"][0]["fields"]
    assert [one["name"] for one in fields if one["name"].startswith("own_")] == ["own_kept"]


def test_the_latest_records_are_one_s_own(device, make_device):
    association = device.person.mandates.get().association
    mine = change()
    device.send(mine)
    make_device(association=association).send(change())
    make_record("contact", association, by=device.person, happened_on="2026-11-23")
    found = device.data()["data"]["records"]
    assert mine["uid"] in {one["uid"] for one in found}
    assert len(found) == 2
    assert all(one["kind"] == "contact" and one["values"]["topic"] == "LEASE" for one in found)


def test_open_pathways_have_a_code_and_no_name(device):
    association = device.person.mandates.get().association
    household = make_record("file", association, code="M-0412", name="Jeanne Dupont")
    make_record("path", association, household=household)
    make_record("path", make_association())
    found = device.data()["data"]["paths"]
    assert [(one["code"], one["topic"]) for one in found] == [("M-0412", "SEARCH")]
    assert "Dupont" not in json.dumps(device.data())


def test_what_the_device_has_is_not_fetched_again(device):
    first = device.data()
    same = device.data(first["seen"])
    assert "data" not in same
    assert (same["seen"], same["me"]) == (first["seen"], first["me"])
    device.send(change(values=CONTACT))
    assert device.data(first["seen"])["data"]["records"]


def test_the_data_costs_the_same_for_one_record_and_for_many(device, django_assert_max_num_queries):
    device.send(*(change() for _number in range(40)))
    with django_assert_max_num_queries(12):
        assert len(device.data()["data"]["records"]) == 40


def test_the_page_and_its_files_are_the_same_for_everyone(device, client):
    signed = device.client.get("/offline/")
    assert signed.content == client.get("/offline/").content
    assert device.person.full_name not in signed.content.decode()
    for path in ("worker.js", "words.json", "manifest.webmanifest?in=nl"):
        assert client.get(f"/offline/{path}").status_code == 200


def test_the_worker_says_what_it_keeps_and_reigns_over_its_own_pages(client):
    answer = client.get("/offline/worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/offline/"
    source = answer.content.decode()
    assert assets.version() in source
    for name in (*assets.STYLES, *assets.SCRIPTS):
        assert f'"{assets.address(name)}"' in source


def test_the_manifest_speaks_the_language_of_the_address(client):
    names = {
        client.get("/offline/manifest.webmanifest", {"in": code}).json()["name"]
        for code in ("fr", "nl", "en")
    }
    assert len(names) == 3
    found = client.get("/offline/manifest.webmanifest", {"in": "fr"}).json()
    assert (found["start_url"], found["lang"]) == ("/offline/", "fr")
    assert {one["sizes"] for one in found["icons"]} == {"192x192", "512x512"}
    assert any(one["purpose"] == "maskable" for one in found["icons"])
    assert client.get("/offline/manifest.webmanifest", {"in": "xx"}).status_code == 200
