"""What a row must be, against the other rows of the file and against what is stored."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError

from drempel.apps.activity.models import Batch, model_of
from drempel.apps.imports.services import storing
from drempel.apps.imports.services.reading import identifiers
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.models import Event
from drempel.engines.records import kind_of
from tests.apps.activity.builders import make_record, written_for
from tests.apps.associations.factories import make_association, make_demonstration
from tests.apps.imports.files import CONTACT, load, records, said, write_csv

pytestmark = pytest.mark.django_db
FILE = {
    "service_line": "A1-G",
    "opened_on": "2026-01-05",
    "municipality": "1030",
    "household_type": "SINGLE",
    "adults": "1",
    "minors": "0",
}


@pytest.fixture
def house():
    make_demonstration()
    return make_association()


@pytest.fixture
def loaded(house, tmp_path):
    """A function: rows -> what came of loading them."""

    def run(rows, kind="contact", **how):
        return load(write_csv(tmp_path / "x.csv", rows), house, kind, **how)

    return run


def test_columns_are_known_by_name_and_by_label_in_three_languages(house, loaded):
    row = {
        "Ligne de service": "A1-G",
        "DATUM VAN HET CONTACT": "24 nov. 2025",
        "channel": "guichet",
        "Hoofdthema": "LEASE",
        "Number of identical contacts": "3",
        "Appel manqué": "oui",
    }
    assert said(loaded([row | {"channel": "DESK"}])) == []
    (record,) = records("contact", house)
    assert (record.happened_on, record.count) == (date(2025, 11, 24), 3)
    assert record.is_missed_call is True


def test_a_missing_required_value_is_named_row_by_row(loaded):
    bare = {name: text for name, text in CONTACT.items() if name != "channel"}
    found = loaded([bare, bare])
    assert said(found) == [(2, "channel", "code"), (3, "channel", "code")]
    assert found.faults[0].found == ""


def test_the_day_of_a_file_is_never_guessed(loaded):
    assert said(loaded([CONTACT | {"happened_on": ""}])) == [(2, "happened_on", "date")]


def test_a_constant_default_is_filled_in(house, loaded):
    assert said(loaded([CONTACT | {"count": ""}])) == []
    assert records("contact", house)[0].count == 1


def test_an_identifier_may_not_stand_twice_in_a_file(loaded):
    found = loaded([CONTACT | {"id": "a"}, CONTACT | {"id": "a"}])
    assert said(found) == [(3, "id", "repeated")]


def test_a_known_identifier_changes_the_columns_that_are_there(house, loaded):
    record = make_record("contact", house, remark="keep", topic="DEBT", uid="a")
    found = loaded([{"id": "a", "topic": "LEASE"}])
    assert (said(found), found.new, found.changed) == ([], 0, 1)
    record.refresh_from_db()
    assert (record.topic, record.remark, record.version) == ("LEASE", "keep", 2)
    assert loaded([{"id": "a", "topic": "LEASE"}]).stored == 0


def test_what_was_made_anonymous_stays_so(house, loaded):
    record = make_record("contact", house, uid="a", topic="DEBT")
    model_of("contact")._default_manager.filter(pk=record.pk).update(anonymised_at=instant())
    assert said(loaded([{"id": "a", "topic": "LEASE"}])) == [(2, "id", "anonymous")]
    assert said(loaded([{"id": "a", "topic": "DEBT"}])) == []


def test_an_identifier_of_another_association_is_a_new_record_here(house, loaded):
    theirs = make_record("contact", make_association(), uid="a", topic="DEBT")
    assert loaded([CONTACT | {"id": "a"}]).new == 1
    theirs.refresh_from_db()
    assert theirs.topic == "DEBT"


def test_moments_of_another_system_are_kept_but_not_those_to_come(house, loaded):
    kept = {"created_at": "2024-03-01T10:00:00.123456+01:00", "updated_at": "2024-04-01T00:00:00"}
    assert said(loaded([CONTACT | kept])) == []
    (record,) = records("contact", house)
    assert record.created_at.isoformat() == "2024-03-01T09:00:00.123456+00:00"
    assert record.updated_at.isoformat() == "2024-03-31T22:00:00+00:00"
    late = CONTACT | {"created_at": "2099-01-01T00:00:00+00:00"}
    assert said(loaded([late])) == [(2, "created_at", "not_future")]
    assert said(loaded([CONTACT | {"created_at": "soon"}])) == [(2, "created_at", "datetime")]


def test_what_the_system_reckons_is_read_over(house, loaded):
    unit, household = make_record("unit", house), make_record("file", house)
    stay = {
        "service_line": "A1-G",
        "household": household.uid,
        "unit": unit.uid,
        "start_on": "2026-03-01",
        "persons": "1",
        "situation_start": "TIER",
        "previous_end_on": "nonsense",
    }
    assert said(loaded([stay], "stay")) == []
    assert records("stay", house)[0].previous_end_on is None


def test_records_are_referred_to_by_identifier_or_by_name(house, loaded):
    household = make_record("file", house, code="M-7")
    rows = [CONTACT | {"household": text} for text in ("M-7", household.uid, "M-8")]
    assert said(loaded(rows)) == [(4, "household", "reference")]
    assert loaded(rows[:2]).stored == 2
    assert {one.household for one in records("contact", house)} == {household}


def test_records_of_another_association_are_not_found(loaded):
    theirs = make_record("file", make_association(), code="M-7")
    for text in ("M-7", theirs.uid):
        assert said(loaded([CONTACT | {"household": text}])) == [(2, "household", "reference")]


def test_a_code_is_taken_once_in_the_file_and_in_the_table(house, loaded):
    make_record("file", house, code="M-1")
    found = loaded([FILE | {"code": one} for one in ("M-1", "M-2", "M-2")], "file")
    assert said(found) == [(2, "code", "taken"), (4, "code", "taken")]


def test_two_files_may_not_be_doubles_of_each_other(house, loaded):
    rows = [
        FILE | {"id": "a", "code": "A", "double_of": "b"},
        FILE | {"id": "b", "code": "B", "double_of": "A"},
        FILE | {"id": "c", "code": "C", "double_of": "a"},
        FILE | {"id": "d", "code": "D", "double_of": "nobody"},
        FILE | {"id": "e", "code": "E"},
    ]
    found = loaded(rows, "file", valid_only=True)
    assert {one.row for one in found.faults} == {2, 3, 4, 5}
    assert (found.valid, found.invalid, found.new) == (1, 4, 1)
    assert [one.uid for one in records("file", house)] == ["e"]


def test_a_link_between_doubles_is_changed_and_then_known(house, loaded):
    first, second = make_record("file", house, code="A"), make_record("file", house, code="B")
    row = {"id": second.uid, "double_of": "A"}
    assert loaded([row], "file").changed == 1
    second.refresh_from_db()
    assert second.double_of == first
    assert loaded([row], "file").stored == 0
    back = {"id": first.uid, "double_of": second.uid}
    assert said(loaded([back], "file")) == [(2, "double_of", "circle")]


def test_a_national_number_is_refused_in_a_file_too(loaded):
    found = loaded([CONTACT | {"remark": "NRN 85.07.30-033.28"}])
    assert said(found) == [(2, "remark", "national_number")]
    assert found.faults[0].found == ""


def test_a_sub_record_takes_the_line_of_its_parent(house, loaded):
    path = make_record("path", house, service_line="A3-SOLI")
    row = written_for(kind_of("goal"), path=path.uid, service_line="")
    assert said(loaded([row], "goal")) == []
    assert records("goal", house)[0].service_line == "A3-SOLI"


def test_a_pathway_that_a_contact_opened_was_asked_for_that_day(house, loaded):
    household = make_record("file", house)
    path = make_record("path", house, household=household)
    loaded([CONTACT | {"household": household.uid, "path": path.uid}])
    path.refresh_from_db()
    assert path.requested_on == date(2026, 11, 20)


def test_a_row_that_cannot_be_read_is_a_fault_of_that_row(tmp_path, house):
    path = tmp_path / "x.csv"
    path.write_text("happened_on,channel,topic,service_line\n2026-01-01,DESK,LEASE,A1-G,x,y\n")
    found = load(path, house)
    assert said(found) == [(2, "", "ragged")]
    assert (found.rows, found.invalid, found.faults[0].found) == (1, 1, "6")


def refuse_second(monkeypatch):
    """The database refuses what no check foresaw: the contact about DEBT."""
    write = storing.Inserter.write

    def wary(self, rows):
        rows = list(rows)
        if any("DEBT" in row for row in rows):
            raise IntegrityError
        write(self, rows)

    monkeypatch.setattr(storing.Inserter, "write", wary)


def test_what_only_the_database_refuses_is_named_and_nothing_is_stored(house, loaded, monkeypatch):
    refuse_second(monkeypatch)
    found = loaded([CONTACT, CONTACT | {"topic": "DEBT"}, CONTACT])
    assert said(found) == [(3, "happened_on", "database")]
    assert (found.valid, found.invalid, found.stored) == (2, 1, 0)
    assert not records("contact", house)
    assert not Batch.objects.exists()
    assert not Event.objects.filter(verb="import").exists()


def test_the_others_are_stored_when_only_valid_rows_are_wanted(house, loaded, monkeypatch):
    refuse_second(monkeypatch)
    found = loaded([CONTACT, CONTACT | {"topic": "DEBT"}, CONTACT], valid_only=True)
    assert (found.new, found.batch.stored, len(records("contact", house))) == (2, 2, 2)


def test_rows_of_a_file_are_identified_by_file_and_row():
    one, other = identifiers("ab" * 32), identifiers("cd" * 32)
    assert one(17) == identifiers("ab" * 32)(17)
    assert len({one(17), one(18), other(17)}) == 3
    assert uuid.UUID(one(17)).version == 5


def test_the_sender_is_told_how_far_it_is(house, tmp_path):
    path = write_csv(tmp_path / "x.csv", [CONTACT] * 1_200)
    steps = []
    load(path, house, progress=lambda *told: steps.append(told))
    assert steps == [
        ("check", 1_000, None),
        ("check", 1_200, None),
        ("store", 1_000, 1_200),
        ("store", 1_200, 1_200),
    ]


def test_the_database_itself_refuses_what_was_taken_meanwhile(house, loaded, monkeypatch):
    """Another person records the same code between the check and the storing."""
    real = storing.instant

    def meanwhile():
        if not records("file", house):
            make_record("file", house, code="M-2", uid="theirs")
        return real()

    monkeypatch.setattr(storing, "instant", meanwhile)
    rows = [FILE | {"code": f"M-{n}"} for n in range(1, 40)]
    found = loaded(rows, "file", valid_only=True)
    assert said(found) == [(3, "opened_on", "database")]
    assert len(records("file", house)) == 39
