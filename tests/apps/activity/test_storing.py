"""Every kind can be stored, changed once, and is refused when a rule is broken."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from drempel.apps.activity.models import model_of
from drempel.apps.activity.selectors.records import record_by_uid, records_of, written_record
from drempel.apps.activity.services import Entry, Invalid, Stale, remove_record, store_record
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused
from drempel.engines.records import STORED, kind_of
from tests.apps.activity.builders import TODAY, make_record, written_for
from tests.apps.associations.factories import make_association

pytestmark = pytest.mark.django_db


def store(kind, house, written, **entry):
    return store_record(
        kind=kind_of(kind),
        association_id=house.pk,
        written=written,
        by=SYSTEM,
        on=TODAY,
        entry=Entry(**entry),
    )


def faults_of(kind, house, **said):
    with pytest.raises(Invalid) as refusal:
        make_record(kind, house, **said)
    return [(one.field, one.key) for one in refusal.value.faults]


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.code)
def test_the_smallest_record_of_a_kind_is_stored_and_read_back(house, kind):
    record = make_record(kind.code, house)
    assert record.version == 1
    assert record.service_line
    read = written_record(record_by_uid(kind, house.pk, record.uid))
    again = store(kind.code, house, read, uid=record.uid)
    assert not again.is_new
    assert again.changed == ()
    assert records_of(kind, house.pk).count() == 1


def test_the_same_identifier_twice_is_one_record_and_one_event(house):
    written = written_for(kind_of("contact"))
    first = store("contact", house, written, uid="device-1")
    second = store("contact", house, written, uid="device-1")
    assert first.is_new and not second.is_new
    assert Event.objects.filter(object_type="contact").count() == 1


def test_an_identifier_is_free_for_another_association(house):
    other = make_association()
    make_record("contact", house, uid="same")
    make_record("contact", other, uid="same")
    assert model_of("contact").objects.filter(uid="same").count() == 2


def test_a_change_over_an_unseen_change_is_stale(house):
    record = make_record("contact", house)
    store("contact", house, {"topic": "RENT"}, uid=record.uid, seen=1)
    with pytest.raises(Stale) as refusal:
        store("contact", house, {"topic": "DEBT"}, uid=record.uid, seen=1)
    assert refusal.value.record.topic == "RENT"


def test_a_reference_is_found_by_identifier_and_by_name_inside_the_house_only(house):
    file = make_record("file", house, code="M-0412")
    assert make_record("path", house, household="M-0412").household_id == file.pk
    assert make_record("path", house, household=file.uid).household_id == file.pk
    other = make_association()
    foreign = make_record("file", other, code="X-1")
    assert faults_of("path", house, household="X-1") == [("household", "reference")]
    assert faults_of("path", house, household=foreign.uid) == [("household", "reference")]


def test_the_database_refuses_a_reference_across_associations(house):
    path = make_record("path", house)
    foreign = make_record("file", make_association())
    with pytest.raises(DatabaseError), transaction.atomic():
        model_of("path").objects.filter(pk=path.pk).update(household_id=foreign.pk)


def test_a_sub_record_takes_the_line_of_its_parent(house):
    path = make_record("path", house, service_line="A1-R")
    assert make_record("goal", house, path=path, service_line="A2-T").service_line == "A1-R"


def test_sub_records_follow_when_the_line_above_changes(house):
    path = make_record("path", house, service_line="A1-R")
    goal = make_record("goal", house, path=path)
    other = make_record("goal", house)
    store("path", house, {"service_line": "A1-G"}, uid=path.uid)
    lines = {one.pk: one.service_line for one in model_of("goal").objects.all()}
    assert lines == {goal.pk: "A1-G", other.pk: other.service_line}


def test_a_stay_that_moves_to_another_dwelling_frees_the_first(house):
    one, two = make_record("unit", house), make_record("unit", house)
    first = make_record(
        "stay", house, unit=one, start_on="2026-03-01", end_on="2026-04-01", destination="LOCP"
    )
    second = make_record("stay", house, unit=one, start_on="2026-05-01")
    assert second.previous_end_on == date(2026, 4, 1)
    store("stay", house, {"unit": two.uid}, uid=first.uid)
    second.refresh_from_db()
    assert second.previous_end_on is None


def test_the_day_of_a_contact_is_the_day_its_pathway_was_asked_for(house):
    path = make_record("path", house)
    make_record("contact", house, path=path, happened_on="2026-01-20")
    make_record("contact", house, path=path, happened_on="2026-02-20")
    path.refresh_from_db()
    assert path.requested_on == date(2026, 1, 20)


@pytest.mark.parametrize(
    ("kind", "said", "fault"),
    [
        ("contact", {"topic": "NOPE"}, ("topic", "code")),
        ("contact", {"count": "0"}, ("count", "integer")),
        ("contact", {"happened_on": "31/02/2026"}, ("happened_on", "date")),
        ("contact", {"service_line": "A9"}, ("service_line", "code")),
        ("path", {"end_on": "2026-01-01"}, ("end_reason", "code")),
        ("right", {"state": "GRANTED"}, ("decided_on", "needed_with")),
        ("right", {"decided_on": "2026-03-09", "state": "GRANTED"}, ("decided_on", "not_before")),
        ("refer", {"state": "COMPLETED"}, ("completed_on", "needed_with")),
        ("path", {"eviction_outcome": "KEPT_HOME"}, ("eviction_outcome_on", "needed_with")),
        ("unit", {"places": "x"}, ("places", "integer")),
        ("stay", {"fee_monthly": "1,2,3"}, ("fee_monthly", "money")),
    ],
)
def test_a_fault_names_its_field_and_what_was_expected(house, kind, said, fault):
    assert fault in faults_of(kind, house, **said)


def test_a_batch_of_contacts_has_no_household(house):
    file = make_record("file", house)
    assert faults_of("contact", house, count="3", household=file) == [("household", "only_with")]


def test_a_null_reason_is_stored_as_such(house):
    record = make_record("contact", house, topic="DECLINED", result="Niet gevraagd")
    assert (record.topic, record.result) == ("DECLINED", "NOT_ASKED")


def test_overlapping_stays_are_refused_by_service_and_database(house):
    unit = make_record("unit", house)
    make_record(
        "stay", house, unit=unit, start_on="2026-03-01", end_on="2026-06-01", destination="LOCP"
    )
    next_one = make_record("stay", house, unit=unit, start_on="2026-06-01")
    assert next_one.previous_end_on == date(2026, 6, 1)
    late = {"start_on": "2026-05-31", "end_on": "2026-07-01", "destination": "LOCP"}
    assert ("start_on", "occupied") in faults_of("stay", house, unit=unit, **late)
    with pytest.raises(DatabaseError), transaction.atomic():
        model_of("stay").objects.filter(pk=next_one.pk).update(start_on=date(2026, 5, 31))
    assert ("start_on", "occupied") in faults_of(
        "uday", house, unit=unit, start_on="2026-05-01", end_on="2026-05-10"
    )


def test_the_first_stay_says_when_a_dwelling_was_allocated(house):
    unit = make_record("unit", house)
    make_record("stay", house, unit=unit, start_on="2026-03-01")
    unit.refresh_from_db()
    assert unit.allocated_on == date(2026, 3, 1)


def test_a_file_that_others_refer_to_is_not_removed(house):
    path = make_record("path", house)
    with pytest.raises(Refused):
        remove_record(record=path.household, by=SYSTEM)
    remove_record(record=path, by=SYSTEM)
    remove_record(record=path.household, by=SYSTEM)
    assert Event.objects.filter(verb="remove").count() == 2


def test_names_and_telephones_are_sealed_in_the_database(house):
    file = make_record("file", house, name="Fatima B.", phone="0470/12.34.56")
    stored = model_of("file").objects.extra(select={"raw": "name"}).values_list("raw", flat=True)
    assert "Fatima" not in stored.get()
    file.refresh_from_db()
    assert file.name == "Fatima B."
    other = make_record("file", house, phone="0470 123456")
    assert other.phone_mark == file.phone_mark != ""


def test_a_double_never_runs_in_a_circle(house):
    first = make_record("file", house)
    second = make_record("file", house, double_of=first)
    with pytest.raises(Invalid):
        store("file", house, {"double_of": second.uid}, uid=first.uid)
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        model_of("file").objects.filter(pk=first.pk).update(double_of_id=first.pk)


def test_the_longest_identifier_fits_into_the_trail(house):
    record = make_record("contact", house, uid="x" * 64)
    assert Event.objects.filter(object_type="contact", object_id=record.uid).count() == 1
