"""``drempel import`` and ``drempel export``: what they print, and how they end."""

import csv
import io
import json

import pytest
from django.urls import reverse

from drempel.apps.activity.models import Batch, OwnField, OwnTag
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import WORKER
from drempel.cli.main import main
from drempel.engines.records import KINDS, STORED
from drempel.engines.tables import open_table
from tests.apps.activity.builders import make_record, make_records
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)
from tests.apps.imports.files import CONTACT, answer, command, records, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    make_demonstration()
    return make_association()


def dotted(association):
    number = association.enterprise_number
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"


def ask(kind, path, association, *more):
    return answer("import", kind, str(path), "--association", dotted(association), *more)


def test_valid_rows_are_stored_with_one_batch_and_one_event(house, tmp_path):
    path = write_csv(tmp_path / "a.csv", [CONTACT, CONTACT | {"topic": "DEBT"}])
    status, found = ask("contact", path, house)
    assert status == 0
    assert found == {"rows": 2, "valid": 2, "invalid": 0, "stored": 2, "errors": []}
    batch = Batch.objects.get()
    assert (batch.stored, batch.name, batch.way) == (2, "a.csv", "file")
    event = Event.objects.get(verb="import")
    assert json.loads(event.data) == {"changed": 0, "file": batch.digest, "new": 2}
    assert all(one.batch == batch and one.is_import for one in records("contact", house))


def test_a_dry_run_says_the_same_and_stores_nothing(house, tmp_path):
    path = write_csv(tmp_path / "a.csv", [CONTACT])
    status, found = ask("contact", path, house, "--dry-run")
    assert (status, found["valid"], found["stored"]) == (0, 1, 0)
    assert not records("contact", house)


def test_one_wrong_row_stores_nothing(house, tmp_path):
    path = write_csv(tmp_path / "a.csv", [CONTACT, CONTACT | {"topic": "nonsense"}])
    status, found = ask("contact", path, house)
    assert (status, found["valid"], found["invalid"], found["stored"]) == (1, 1, 1, 0)
    (fault,) = found["errors"]
    assert (fault["row"], fault["column"], fault["found"]) == (3, "topic", "nonsense")
    assert "one of the list" in fault["expected"]
    assert not records("contact", house)


def test_valid_rows_only_when_asked(house, tmp_path):
    path = write_csv(tmp_path / "a.csv", [CONTACT | {"happened_on": "32/13/2026"}, CONTACT])
    status, found = ask("contact", path, house, "--valid-only")
    assert (status, found["stored"], found["invalid"]) == (1, 1, 1)
    assert len(records("contact", house)) == 1


def test_the_same_file_again_stores_nothing(house, tmp_path):
    path = write_csv(tmp_path / "a.csv", [CONTACT, CONTACT])
    assert ask("contact", path, house)[1]["stored"] == 2
    assert ask("contact", path, house)[1]["stored"] == 0
    assert len(records("contact", house)) == 2
    assert Batch.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("contact", "no-such-file.csv"), "cannot be opened"),
        (("contact", "."), "folder"),
        (("entry", "x.csv"), "kept by the system"),
        (("nonsense", "x.csv"), "expected one of contact"),
        (("", ""), "expected one of contact"),
    ],
)
def test_what_cannot_be_read_ends_with_one_line(house, words, line):
    status, out, err = command("import", *words, "--association", dotted(house))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert line in err


@pytest.mark.parametrize("number", ["", "123", "0999.999.922"])
def test_an_unknown_association_ends_with_one_line(house, tmp_path, number):
    path = write_csv(tmp_path / "a.csv", [CONTACT])
    for words in (("import", "contact", str(path)), ("export", "contact")):
        status, out, err = command(*words, "--association", number)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "enterprise number" in err


def test_a_header_without_rows_is_no_fault(house, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("happened_on,channel,topic\n")
    status, found = ask("contact", path, house)
    assert status == 0
    assert found == {"rows": 0, "valid": 0, "invalid": 0, "stored": 0, "errors": []}


def test_unknown_columns_are_left_out_with_a_note(house, tmp_path):
    path = write_csv(tmp_path / "a.csv", [CONTACT | {"Naam": "x"}])
    status, out, err = command("import", "contact", str(path), "--association", dotted(house))
    assert status == 0
    assert "Naam" in err
    assert "1 stored" in out


def test_two_columns_for_one_field_cannot_be_read(house, tmp_path):
    path = write_csv(tmp_path / "a.csv", [CONTACT | {"Kanaal": "PHONE"}])
    status, out, err = command("import", "contact", str(path), "--association", dotted(house))
    assert (status, out) == (2, "")
    assert "Kanaal" in err


@pytest.mark.parametrize("kind", [one.code for one in KINDS])
def test_every_kind_is_exported_with_its_columns(house, kind):
    make_records(house, None)
    status, out, err = command("export", kind, "--association", house.enterprise_number)
    assert (status, err) == (0, "")
    header, *rows = csv.reader(io.StringIO(out, newline=""))
    assert header == [one.name for one in next(k for k in KINDS if k.code == kind).fields]
    assert rows or kind in {"admin", "check"}


def test_an_export_as_workbook_and_as_json_holds_the_same_rows(house, tmp_path):
    make_record("file", house, code="=1+1", name="+32 470 12 34 56")
    asked = ("export", "file", "--association", house.enterprise_number)
    path = tmp_path / "file.xlsx"
    assert command(*asked, "--format", "xlsx", "--output", str(path))[0] == 0
    status, out, _ = command(*asked, "--format", "json")
    (record,) = json.loads(out)
    assert status == 0
    table = open_table(path)
    (row,) = table.rows
    assert dict(zip(table.header, row.cells, strict=True)) == record
    assert record["code"] == "=1+1"
    assert command(*asked, "--format", "xlsx")[0] == 2
    assert command(*asked, "--format", "pdf")[0] == 2


def test_an_export_holds_no_row_of_another_association(house):
    make_record("contact", make_association())
    _, out, _ = command("export", "contact", "--association", house.enterprise_number)
    assert len(out.splitlines()) == 1


def test_a_formula_in_a_csv_for_people_is_guarded(house):
    make_record("contact", house, remark='=HYPERLINK("x")')
    _, out, _ = command("export", "contact", "--association", house.enterprise_number)
    assert "'=HYPERLINK" in out


def test_kinds_are_listed_with_their_columns(capfdbinary):
    assert main(["kinds", "--format", "json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert [one["kind"] for one in found] == [one.code for one in KINDS]
    assert {one["kind"] for one in found if not one["system"]} == {one.code for one in STORED}
    contact = found[0]
    topic = next(one for one in contact["columns"] if one["name"] == "topic")
    assert (topic["type"], topic["list"], topic["required"]) == ("code", "topic", "yes")
    household = next(one for one in contact["columns"] if one["name"] == "household")
    assert household["kind"] == "file"


def test_an_unknown_kind_is_said_in_one_line(capfd):
    assert main(["kinds", "nonsense"]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_own_fields_and_tags_leave_and_come_back(house, tmp_path):
    for key, type_, choices in (("room", "choice", ["A", "B"]), ("count", "integer", [])):
        OwnField.objects.create(
            association=house, kind="contact", key=key, label=key, type=type_, choices=choices
        )
    OwnTag.objects.create(association=house, key="flood", label="Flood 2026")
    record = make_record("contact", house)
    type(record)._default_manager.filter(pk=record.pk).update(
        own={"room": "B", "count": 3}, own_tags=["flood"]
    )
    path = tmp_path / "x.csv"
    asked = ("export", "contact", "--association", house.enterprise_number)
    _, out, _ = command(*asked)
    path.write_text(out)
    assert out.splitlines()[0].endswith(",own:room,own:count,tags")
    assert ask("contact", path, house)[1]["stored"] == 0
    record.delete()
    assert ask("contact", path, house)[1]["stored"] == 1
    assert command(*asked)[1] == out
    path.write_text(out.replace(",B,3,flood", ",A,4,"))
    assert ask("contact", path, house)[1]["stored"] == 1
    (changed,) = records("contact", house)
    assert (changed.own, changed.own_tags) == ({"room": "A", "count": 4}, [])
    path.write_text(out.replace(",B,3,flood", ",C,x,storm"))
    _, found = ask("contact", path, house)
    assert [one["column"] for one in found["errors"]] == ["own:room", "own:count", "tags"]


def test_the_screen_and_the_command_export_the_same_rows(house):
    person = make_person(role=WORKER, association=house)
    for kind, record in make_records(house, None, mark="x-").items():
        answer = signed_in(person).get(reverse("record_list", args=[kind]) + "?format=csv")
        screen = b"".join(answer.streaming_content).decode()
        _, out, _ = command("export", kind, "--association", house.enterprise_number)
        shown, said = (list(csv.reader(io.StringIO(text, newline=""))) for text in (screen, out))
        assert shown == said, kind
        assert record.uid in {row[0] for row in said}
