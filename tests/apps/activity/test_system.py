"""What the system keeps about records: entries, known values, faults, steps of procedures."""

from datetime import date

import pytest

from drempel.apps.activity.selectors.system import rows_of_kind
from drempel.engines.records import KINDS, kind_of
from tests.apps.accreditation.roads import make_cast, walk_dossier
from tests.apps.activity.builders import TODAY, make_record, make_records
from tests.apps.associations.factories import make_association, make_demonstration, make_person

pytestmark = pytest.mark.django_db


def rows(kind_code, house):
    kind = kind_of(kind_code)
    names = [one.name for one in kind.fields]
    return [dict(zip(names, row, strict=True)) for row in rows_of_kind(kind, house.pk)]


def test_every_stored_record_is_one_entry(house):
    made = make_records(house, make_person())
    found = rows("entry", house)
    assert {row["kind"].lower() for row in found} == set(made)
    contact = next(row for row in found if row["kind"] == "CONTACT")
    assert contact["happened_on"] == "2026-11-20"
    assert contact["is_import"] == "no"
    assert next(row for row in found if row["kind"] == "TOOL")["happened_on"] == ""


def test_a_value_is_known_or_says_why_not(house):
    make_record("contact", house, topic="DECLINED")
    found = {row["field"]: row for row in rows("value", house)}
    assert found["CONTACT.topic"] | {"id": "", "entry": ""} == {
        "id": "",
        "entry": "",
        "service_line": "A1-G",
        "kind": "CONTACT",
        "field": "CONTACT.topic",
        "household": "",
        "happened_on": "2026-11-20",
        "is_known": "no",
        "reason": "DECLINED",
        "is_base": "yes",
        "is_profile": "no",
    }
    assert found["CONTACT.channel"]["is_known"] == "yes"
    assert "CONTACT.language" not in found


def test_the_age_is_known_by_band_or_by_year_of_birth(house):
    file = make_record("file", house, ref_birth_year="1985", target_group="NOT_ASKED")
    found = {row["field"]: row for row in rows("value", house)}
    assert found["FILE.ref_age_band"]["is_known"] == "yes"
    assert found["FILE.target_group"]["reason"] == "NOT_ASKED"
    assert found["FILE.income_source"]["is_known"] == "no"
    assert found["FILE.income_source"]["reason"] == ""
    assert found["FILE.household_type"]["household"] == file.uid
    assert [row["is_profile"] for row in found.values()].count("yes") == 7


def test_what_is_asked_at_the_end_is_base_once_the_record_has_ended(house):
    make_record("path", house)
    open_ones = {row["field"]: row["is_base"] for row in rows("value", house)}
    assert open_ones["PATH.end_reason"] == "no"
    make_record("path", house, end_on="2026-10-01", end_reason="NOT_ASKED", situation_end="LOCP")
    ended = [row for row in rows("value", house) if row["field"] == "PATH.end_reason"]
    assert [row["is_base"] for row in ended] == ["no", "yes"]


@pytest.mark.parametrize(
    ("rule", "kind", "said"),
    [
        ("day_in_future", "contact", {"happened_on": "2026-12-24"}),
        ("more_persons_than_places", "stay", {"persons": "9"}),
    ],
)
def test_a_doubtful_record_is_stored_and_pointed_at(house, rule, kind, said):
    record = make_record(kind, house, **said)
    assert (rule, f"{kind}:{record.uid}") in {(r["rule"], r["entry"]) for r in rows("check", house)}


def test_a_permanence_of_yesterday_without_an_answer_is_pointed_at(house):
    slot = make_record("slot", house)
    type(slot).objects.filter(pk=slot.pk).update(is_held=None)
    assert [row["rule"] for row in rows("check", house)] == ["permanence_not_answered"]


def test_the_steps_of_the_region_have_their_last_days():
    make_demonstration(TODAY)
    cast = make_cast(make_association())
    dossier = walk_dossier(cast)
    found = {row["step"]: row for row in rows("admin", cast.association)}
    assert set(found) == {"ACK", "ACCRED_DECISION", "NOTIFICATION"}
    assert found["ACK"]["clock_from_on"] == dossier.submitted_on.isoformat()
    assert date.fromisoformat(found["ACCRED_DECISION"]["due_on"]) > dossier.complete_on


def test_nothing_of_another_association_is_in_a_view(house):
    other = make_association()
    make_records(other, make_person(), "CANARY-B-")
    for kind in KINDS:
        assert list(rows_of_kind(kind, house.pk)) == [], kind.code
