"""Records by the interface: added, replaced, changed, read, listed and removed."""

import pytest

from drempel.apps.activity.models import FileView, OwnField, OwnTag, model_of
from drempel.apps.activity.selectors.records import records_of
from drempel.apps.kernel.models import Event
from drempel.engines.records import kind_of
from tests.apps.activity.builders import make_record
from tests.apps.api.callers import Caller

CONTACT = {
    "service_line": "A1-G",
    "channel": "DESK",
    "topic": "LEASE",
    "happened_on": "2026-11-20",
}


def test_a_record_put_twice_is_one_record(caller):
    first = caller.put("contact/desk-1", CONTACT)
    assert first.status_code == 201
    assert first.json() == {"id": "desk-1", "version": 1, "result": "stored", "is_new": True}
    again = caller.put("contact/desk-1", CONTACT)
    assert again.status_code == 200
    assert again.json() == {"id": "desk-1", "version": 1, "result": "unchanged", "is_new": False}
    record = model_of("contact").objects.get()
    assert record.is_import
    assert record.made_by_id == caller.manager.pk
    assert Event.objects.filter(object_type="contact").count() == 1


def test_what_was_read_can_be_put_back(caller):
    caller.put("contact/desk-1", CONTACT)
    read = caller.get("contact/desk-1")
    assert read.headers["ETag"] == '"1"'
    assert caller.put("contact/desk-1", read.json()).json()["result"] == "unchanged"


def test_replacing_empties_what_is_left_out_and_changing_keeps_it(caller):
    caller.put("contact/c", CONTACT | {"language": "FR", "count": 3})
    assert caller.patch("contact/c", {"topic": "RENT"}).json()["version"] == 2
    assert caller.get("contact/c").json()["language"] == "FR"
    caller.put("contact/c", CONTACT)
    read = caller.get("contact/c").json()
    assert read["language"] is None
    assert read["count"] == "3"


def test_a_stale_change_shows_both_values(caller):
    caller.put("contact/c", CONTACT)
    caller.patch("contact/c", {"topic": "RENT"})
    for stale in (
        caller.patch("contact/c", {"topic": "DEBT"}, If_Match='"1"'),
        caller.patch("contact/c", {"topic": "DEBT", "version": 1}),
        caller.post("contact", CONTACT | {"id": "c", "topic": "DEBT", "version": 1}),
    ):
        assert stale.status_code == 409
        assert stale.json()["version"] == 2
        assert stale.json()["fields"] == [{"field": "topic", "sent": "DEBT", "stored": "RENT"}]
    assert caller.patch("contact/c", {"topic": "DEBT"}, If_Match='"2"').status_code == 200
    assert caller.delete("contact/c", If_Match='"1"').status_code == 409
    assert caller.patch("contact/c", {}, If_Match="three").status_code == 422


def test_a_change_of_what_is_gone_is_not_an_addition(caller):
    assert caller.patch("contact/none", {"topic": "DEBT"}).status_code == 404
    assert caller.put("contact/none", CONTACT | {"version": 3}).status_code == 404


def test_the_server_makes_an_identifier_when_none_is_given(caller):
    made = caller.post("contact", CONTACT).json()
    assert caller.get(f"contact/{made['id']}").json()["topic"] == "LEASE"


def test_the_same_key_gives_the_same_answer(caller):
    first = caller.post("contact", CONTACT, Idempotency_Key="a")
    again = caller.post("contact", CONTACT, Idempotency_Key="a")
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Idempotency-Replayed"] == "true"
    assert records_of(kind_of("contact"), caller.association.pk).count() == 1
    other = caller.post("contact", CONTACT | {"topic": "RENT"}, Idempotency_Key="a")
    assert other.status_code == 422
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"
    for odd in ("", "a b", "x" * 201):
        assert caller.post("contact", CONTACT, Idempotency_Key=odd).status_code == 422


def test_a_refused_record_leaves_its_key_unused(caller):
    wrong = caller.post("contact", CONTACT | {"topic": "NOPE"}, Idempotency_Key="a")
    assert wrong.status_code == 422
    late = caller.post("contact", CONTACT | {"happened_on": "2026-02-31"}, Idempotency_Key="a")
    assert late.status_code == 422
    assert caller.post("contact", CONTACT, Idempotency_Key="a").status_code == 201


def test_a_record_others_refer_to_stays(caller):
    path = make_record("path", caller.association)
    assert caller.delete(f"file/{path.household.uid}").status_code == 409
    assert caller.delete(f"path/{path.uid}").status_code == 204
    assert caller.delete(f"path/{path.uid}").status_code == 404
    assert caller.delete(f"file/{path.household.uid}").status_code == 204


@pytest.mark.parametrize(
    ("sent", "field", "expected"),
    [
        ({"topic": "NOPE"}, "topic", "list topic"),
        ({"happened_on": "20/11/2026"}, "happened_on", "2026-11-24"),
        ({"happened_on": "2026-02-31"}, "happened_on", "2026-11-24"),
        ({"count": 0}, "count", "whole number from 1"),
        ({"count": "1.5"}, "count", "whole number"),
        ({"is_missed_call": "yes"}, "is_missed_call", "true or false"),
        ({"funder_tags": "COCOM"}, "funder_tags", "in brackets"),
        ({"colour": "red"}, "colour", "happened_on"),
        ({"household": "M-9"}, "household", "identifier"),
        ({"version": "1"}, "version", "version"),
        ({"own": {"x": 1}}, "own.x", "name"),
        ({"tags": ["x"]}, "tags", "tags"),
        ({"remark": "x" * 6001}, "remark", "6000"),
        ({"remark": "\ud800"}, "remark", "text"),
        ({"id": "other"}, "id", "address"),
        ({"channel": None}, "channel", "list channel"),
    ],
)
def test_a_fault_says_what_was_found_and_expected(caller, sent, field, expected):
    answer = caller.put("contact/c", CONTACT | sent)
    assert answer.status_code == 422
    errors = {error["field"]: error for error in answer.json()["errors"]}
    assert expected in errors[field]["expected"]
    assert not records_of(kind_of("contact"), caller.association.pk).exists()


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "un jour"), ("nl", "een dag"), ("en", "a day")]
)
def test_faults_speak_the_language_that_was_asked_for(caller, language, word):
    answer = caller.put("contact/c", {"happened_on": "x"}, Accept_Language=language)
    assert word in str(answer.json())


def test_what_is_not_a_record_is_refused_in_one_line(caller):
    assert caller.put("contact/c", "{").status_code == 400
    assert caller.put("contact/c", '{"count": NaN}').status_code == 400
    assert caller.put("contact/c", "[" * 100_000).status_code == 400
    assert caller.put("contact/c", [1]).status_code == 422
    form = caller.client.post(
        "/api/v1/contact", {"a": "b"}, headers={"Authorization": f"Bearer {caller.secret}"}
    )
    assert form.status_code == 415
    assert caller.put("contact/c", b" " * (6 * 1024 * 1024)).status_code == 413
    assert caller.put("contact/%00", CONTACT).status_code == 422
    assert caller.get("contact/%00").status_code == 404
    assert caller.get("contact/%0A").json()["detail"]
    assert caller.get("contact/batch").status_code == 405


def test_kinds_that_do_not_exist_are_not_found(caller):
    for path in ("person", "admin", "contact/x/y", "entry/1"):
        answer = caller.get(path)
        assert answer.status_code == 404
        assert answer.json()["detail"]


def test_own_fields_and_tags_go_in_and_out(caller):
    house = caller.association
    OwnField.objects.create(
        association=house, kind="contact", key="floor", label="F", type="integer"
    )
    OwnTag.objects.create(association=house, key="winter", label="Winter")
    sent = CONTACT | {"own": {"floor": 3}, "tags": ["winter"]}
    assert caller.put("contact/c", sent).status_code == 201
    read = caller.get("contact/c").json()
    assert (read["own"], read["tags"]) == ({"floor": 3}, ["winter"])
    wrong = caller.patch("contact/c", {"own": {"floor": "third"}}).json()
    assert wrong["errors"][0]["field"] == "own.floor"


def test_a_list_is_narrowed_by_its_filters(caller):
    make_record("contact", caller.association, uid="a", topic="RENT", happened_on="2026-11-01")
    make_record("contact", caller.association, uid="b", topic="RENT", happened_on="2026-11-10")
    make_record("contact", caller.association, uid="c", topic="DEBT", happened_on="2026-11-10")

    def found(query):
        return [item["id"] for item in caller.get(f"contact?{query}").json()["items"]]

    assert found("topic=RENT") == ["a", "b"]
    assert found("topic=RENT&from=2026-11-05") == ["b"]
    assert found("until=2026-11-05") == ["a"]
    caller.patch("contact/a", {"count": 2})
    changed = model_of("contact").objects.get(uid="a").updated_at
    moment = changed.isoformat().replace("+00:00", "Z")
    assert found(f"changed_since={moment}") == ["a"]
    slots = [item["id"] for item in caller.get("slot?is_held=true").json()["items"]]
    assert slots == []


@pytest.mark.parametrize(
    "query",
    [
        *("topic=NOPE", "topic=", "limit=0", "limit=501", "limit=1_0", "after=x", "colour=red"),
        *("from=2026", "from=2026-02-31", "changed_since=yesterday", "changed_since=0"),
        "changed_since=0001-01-01T00:00:00%2B14:00",
    ],
)
def test_a_question_that_makes_no_sense_is_refused(caller, query):
    answer = caller.get(f"contact?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["expected"]


def test_each_look_at_people_is_noted(caller):
    file = make_record("file", caller.association)
    make_record("signal", caller.association)
    caller.get(f"file/{file.uid}")
    caller.get("file")
    caller.get("signal")
    caller.get("file?from=2099-01-01")
    looks = FileView.objects.values_list("kind", "uid", "act", "rows", "person")
    person = caller.manager.pk
    assert list(looks) == [("file", file.uid, "api", 1, person), ("file", "", "api", 1, person)]


def test_a_program_that_only_writes_learns_no_value(house):
    writer = Caller(house, ("write", "households"))
    writer.put("contact/c", CONTACT)
    writer.patch("contact/c", {"topic": "RENT"})
    stale = writer.patch("contact/c", {"topic": "DEBT"}, If_Match='"1"').json()
    assert (stale["version"], stale["fields"]) == (2, [])
    assert writer.get("contact/c").status_code == 403
