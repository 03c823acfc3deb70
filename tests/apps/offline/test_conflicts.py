"""The same field changed twice: both values are kept until a person has chosen."""

import pytest

from drempel.apps.activity.models import model_of
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused
from drempel.apps.offline.models import Conflict
from drempel.apps.offline.services import decide_conflict
from drempel.engines.records import kind_of
from tests.apps.associations.factories import make_association
from tests.apps.offline.conftest import CONTACT, change

Contact = model_of(kind_of("contact"))


@pytest.fixture
def other(device, make_device):
    """A colleague's device."""
    return make_device(association=device.person.mandates.get().association)


@pytest.fixture
def uid(device, other):
    """A contact whose remark two people changed; the second one's value waits beside it."""
    entry = change(values=CONTACT | {"remark": "before"})
    device.send(entry)
    other.send(change(uid=entry["uid"], base={"remark": "before"}, values={"remark": "theirs"}))
    mine = change(
        uid=entry["uid"],
        base={"remark": "before", "topic": "LEASE"},
        values={"remark": "mine", "topic": "DEBT"},
    )
    (answer,) = device.send(mine)
    assert answer["state"] == "conflict"
    assert answer["conflict"] == {"remark": {"yours": "mine", "theirs": "theirs", "base": "before"}}
    assert device.send(mine)[0]["state"] == "unchanged"
    return entry["uid"]


def waiting(device):
    return device.data()["data"]["conflicts"]


def test_both_values_are_kept_and_the_other_field_is_merged(device, other, uid):
    record = Contact.objects.get(uid=uid)
    assert (record.remark, record.topic) == ("theirs", "DEBT")
    assert [one["fields"] for one in waiting(device)] == [
        [{"name": "remark", "yours": "mine", "theirs": "theirs", "base": "before"}]
    ]
    assert waiting(other) == []
    assert Conflict.objects.count() == 1


def test_what_waits_is_sealed_in_the_database(uid):
    raw = Conflict.objects.extra(select={"raw": "differences"}).values_list("raw", flat=True)
    assert "mine" not in raw.get()


@pytest.mark.parametrize(("side", "after"), [("yours", "mine"), ("theirs", "theirs")])
def test_the_person_chooses_in_the_app(device, uid, side, after):
    (found,) = waiting(device)
    choice = {"conflict": found["conflict"], "version": found["version"], "kept": {"remark": side}}
    assert device.post("choose", choice).status_code == 200
    assert Contact.objects.get(uid=uid).remark == after
    assert waiting(device) == []
    conflict = Conflict.objects.get()
    assert (conflict.differences, conflict.kept) == ("", {"remark": side})
    assert Event.objects.filter(verb="decide_conflict", object_id=uid).count() == 1
    assert device.post("choose", choice).status_code == 404


def test_the_person_chooses_on_the_page_without_a_script(device, uid):
    page = device.client.get("/offline/conflicts/")
    assert page.status_code == 200
    for text in ("before", "mine", "theirs"):
        assert text in page.content.decode()
    found = Conflict.objects.get()
    version = Contact.objects.get(uid=uid).version
    form = {"conflict": found.pk, "version": version, "remark": "yours"}
    nothing = device.client.post("/offline/conflicts/", form | {"remark": ""})
    assert nothing.status_code == 422
    form["_once"] = page.context["once"]
    for _time in range(2):
        done = device.client.post("/offline/conflicts/", form)
    assert (done.status_code, done["Location"]) == (302, "/offline/conflicts/?done=1")
    assert Contact.objects.get(uid=uid).remark == "mine"
    assert device.client.get(done["Location"]).status_code == 200


def test_a_record_that_changed_since_it_was_shown_is_looked_at_again(device, other, uid):
    (found,) = waiting(device)
    other.send(change(uid=uid, base={"remark": "theirs"}, values={"remark": "newer"}))
    choice = {
        "conflict": found["conflict"],
        "version": found["version"],
        "kept": {"remark": "yours"},
    }
    assert device.post("choose", choice).status_code == 409
    assert Contact.objects.get(uid=uid).remark == "newer"
    (again,) = waiting(device)
    assert again["fields"][0]["theirs"] == "newer"


def test_nobody_else_decides(device, other, uid, make_device):
    (found,) = waiting(device)
    choice = {"conflict": found["conflict"], "version": found["version"]}
    choice |= {"kept": {"remark": "yours"}}
    for stranger in (other, make_device(association=make_association())):
        assert stranger.post("choose", choice).status_code == 404
        assert stranger.client.post("/offline/conflicts/", choice).status_code in {404, 200}
    assert Contact.objects.get(uid=uid).remark == "theirs"
    assert Conflict.objects.get().is_open


@pytest.mark.parametrize("kept", [{}, {"remark": "both"}, {"remark": "yours", "topic": "yours"}])
def test_a_choice_that_is_none_is_refused(device, uid, kept):
    (found,) = waiting(device)
    choice = {"conflict": found["conflict"], "version": found["version"], "kept": kept}
    assert device.post("choose", choice).status_code == 409


@pytest.mark.parametrize("choice", [{}, {"kept": []}, {"kept": {}, "conflict": "1", "version": 1}])
def test_what_is_no_choice_is_not_understood(device, choice):
    assert device.post("choose", choice).status_code == 422


def test_a_record_that_is_gone_leaves_only_the_choice_to_let_go(device, uid):
    conflict = Conflict.objects.get()
    Contact.objects.get(uid=uid).delete()
    with pytest.raises(Refused):
        decide_conflict(conflict=conflict, kept={"remark": "yours"}, by=device.person)
    decide_conflict(conflict=conflict, kept={"remark": "theirs"}, by=device.person)
    with pytest.raises(Refused):
        decide_conflict(conflict=conflict, kept={"remark": "theirs"}, by=device.person)
