"""Many records at once: each by itself, or all or none; sent again under the same key."""

import pytest

from drempel.apps.activity.models import model_of
from drempel.apps.api.models import ApiAnswer
from drempel.apps.api.services import records as service
from drempel.apps.api.services.answers import forget_answers
from drempel.apps.kernel.installation import instant
from tests.apps.activity.builders import make_record

CONTACT = {
    "service_line": "A1-G",
    "channel": "DESK",
    "topic": "LEASE",
    "happened_on": "2026-11-20",
}
WRONG = CONTACT | {"topic": "NOPE", "id": "wrong"}


def numbered(count):
    return [CONTACT | {"id": f"c-{number}"} for number in range(count)]


def contacts():
    return model_of("contact").objects.count()


def test_each_record_says_what_became_of_it(caller):
    caller.put("contact/c-1", CONTACT)
    caller.put("contact/old", CONTACT)
    caller.patch("contact/old", {"topic": "RENT"})
    stale = CONTACT | {"id": "old", "topic": "DEBT", "version": 1}
    answer = caller.post("contact/batch", {"records": [*numbered(2), WRONG, stale, {"x": 1}]})
    assert answer.status_code == 207
    said = answer.json()
    assert [said[name] for name in ("stored", "unchanged", "faults", "stale")] == [1, 1, 2, 1]
    assert [one["result"] for one in said["items"]] == [
        *("stored", "unchanged", "faults", "stale", "faults"),
    ]
    assert said["items"][2]["errors"][0]["found"] == "NOPE"
    assert contacts() == 3


def test_all_or_nothing_stores_nothing_when_one_is_wrong(caller):
    sent = {"records": [*numbered(2), WRONG], "all_or_nothing": True}
    answer = caller.post("contact/batch", sent, Idempotency_Key="k")
    assert answer.status_code == 422
    assert [(e["index"], e["field"]) for e in answer.json()["errors"]] == [(2, "topic")]
    assert contacts() == 0
    sent["records"].pop()
    again = caller.post("contact/batch", sent, Idempotency_Key="k")
    assert (again.status_code, again.json()["stored"]) == (200, 2)


def test_a_batch_under_its_key_is_stored_once_and_answers_the_same(caller):
    sent = {"records": [CONTACT, CONTACT, WRONG]}
    first = caller.post("contact/batch", sent, Idempotency_Key="k")
    again = caller.post("contact/batch", sent, Idempotency_Key="k")
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert contacts() == 2
    other = caller.post("contact/batch", {"records": [CONTACT]}, Idempotency_Key="k")
    assert other.status_code == 422


def test_what_is_kept_of_an_answer_holds_nothing_that_was_written(caller):
    sent = {
        "records": [
            CONTACT | {"topic": "Secret words"},
            CONTACT | {"remark": "Secret words", "household": "Secret words"},
            CONTACT | {"Secret\x00words\ud800": 1},
        ]
    }
    first = caller.post("contact/batch", sent, Idempotency_Key="Secret-words")
    again = caller.post("contact/batch", sent, Idempotency_Key="Secret-words")
    assert first.json() == again.json()
    assert first.json()["faults"] == 3
    kept = ApiAnswer.objects.values().get()
    assert "Secret" not in str(kept)


def test_answers_are_forgotten_after_a_day(caller):
    caller.post("contact", CONTACT, Idempotency_Key="k")
    assert forget_answers(instant()) == 0
    ApiAnswer.objects.update(made_at="2020-01-01T00:00:00Z")
    assert forget_answers(instant()) == 1


def test_a_batch_that_was_cut_off_goes_on_where_it_was(caller, monkeypatch):
    monkeypatch.setattr(service, "PART", 2)
    sent = {"records": [CONTACT] * 5}
    real, calls = service.store_incoming, []

    def cut_off(*arguments):
        calls.append(arguments)
        if len(calls) == 4:
            raise RuntimeError("the power went")
        return real(*arguments)

    monkeypatch.setattr(service, "store_incoming", cut_off)
    with pytest.raises(RuntimeError):
        caller.post("contact/batch", sent, Idempotency_Key="k")
    assert contacts() == 2
    answer = caller.post("contact/batch", sent, Idempotency_Key="k")
    assert answer.json()["stored"] == 5
    assert contacts() == 5


def test_records_of_a_batch_refer_to_one_another(caller):
    file = make_record("file", caller.association)
    read = caller.get(f"file/{file.uid}").json()
    base = {name: read[name] for name in ("service_line", "municipality", "household_type")}
    base |= {"opened_on": "2026-01-05", "adults": 1, "minors": 0}
    sent = [
        base | {"id": "b", "code": "M-B", "double_of": "a"},
        base | {"id": "a", "code": "M-A"},
        base | {"id": "b", "code": "M-B", "double_of": "a"},
    ]
    items = caller.post("file/batch", {"records": sent}).json()["items"]
    assert [one["result"] for one in items] == ["faults", "stored", "stored"]


@pytest.mark.parametrize(
    "body",
    [
        *({}, [], {"records": []}, {"records": [1]}, {"records": {}}, {"records": [{}] * 1001}),
        {"records": [CONTACT], "all_or_nothing": "yes"},
        {"records": [CONTACT], "colour": 1},
    ],
    ids=str,
)
def test_what_is_not_a_batch_is_refused(caller, body):
    answer = caller.post("contact/batch", body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["expected"]
    assert contacts() == 0
