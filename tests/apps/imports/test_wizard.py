"""A file comes in over the screen: sent, settled, checked, stored, taken back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from drempel.apps.activity.models import model_of
from drempel.apps.imports import uploads
from drempel.apps.imports.models import Import, Mapping
from drempel.apps.imports.services import running, wizard
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.engines.tables import open_table
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)
from tests.apps.imports.files import records

pytestmark = pytest.mark.django_db
GOOD = "Ligne de service;happened_on;canal;topic\nA1-G;20/11/2026;DESK;LEASE\nA1-G;21/11/2026;PHONE;DEBT\n"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def house():
    make_demonstration()
    return make_association()


@pytest.fixture
def browser(house):
    return signed_in(make_person(role=WORKER, association=house, full_name="Wim"))


def send(browser, text, kind="contact", name="list.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return browser.post(
        reverse("import_start"), {"kind": kind, "file": SimpleUploadedFile(name, data)}
    )


def page_of(response, browser):
    assert response.status_code == 302, response.content.decode()
    return browser.get(response["Location"])


def the_import():
    return Import.objects.latest("id")


def step(browser, name):
    return browser.post(reverse("import_detail", args=[the_import().key]), {"step": name})


def left():
    return sorted(path.name for path in uploads.folder().iterdir())


def test_a_clear_file_needs_one_confirmation(browser, house):
    page = page_of(send(browser, GOOD), browser).content.decode()
    assert the_import().state == "checked"
    assert "Store 2 records" in page
    assert not records("contact", house)
    receipt = page_of(step(browser, "store"), browser).content.decode()
    assert "2 new records are stored" in receipt
    assert len(records("contact", house)) == 2
    assert left() == []


def test_a_waiting_file_is_private(browser):
    send(browser, GOOD)
    assert uploads.folder().stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in uploads.folder().iterdir()} == {0o600}


def test_the_same_file_again_is_nothing_new(browser, house):
    send(browser, GOOD)
    step(browser, "store")
    page = page_of(send(browser, GOOD), browser).content.decode()
    assert "0 new" in page
    assert "Store" not in page.split("Give up")[0].split("<form")[-1]
    assert len(records("contact", house)) == 2


def test_columns_and_values_are_asked_once_and_remembered_by_source(browser, house):
    text = "lijn;dag;hoe;waarover\nA1-G;20/11/2026;aan de deur;LEASE\nA1-G;21/11/2026;?;LEASE\n"
    response = send(browser, text)
    assert response["Location"].endswith("/columns/")
    columns = ["service_line", "happened_on", "channel", "topic"]
    answers = {f"column{n}": name for n, name in enumerate(columns)} | {"source": "Oude lijst"}
    response = browser.post(response["Location"], answers)
    assert response["Location"].endswith("/values/")
    page = browser.get(response["Location"]).content.decode()
    assert "aan de deur" in page
    response = browser.post(
        response["Location"], {"value0": "UNKNOWN_TO_PERSON", "value1": "OUTREACH"}
    )
    key = the_import().key
    assert response["Location"] == reverse("import_detail", args=[key])
    assert (the_import().valid, the_import().invalid) == (2, 0)
    step(browser, "store")
    assert [one.channel for one in records("contact", house)] == ["OUTREACH", "UNKNOWN_TO_PERSON"]
    assert Mapping.objects.get().name == "Oude lijst"
    response = send(browser, text.replace("20/11", "19/11"))
    assert response["Location"] == reverse("import_detail", args=[the_import().key])
    assert the_import().key != key
    assert (the_import().state, the_import().source) == ("checked", "Oude lijst")


def test_a_likely_column_is_proposed_and_never_taken_for_sure(browser):
    response = send(browser, "lijn;datum;kanaal;thema\nA1-G;20/11/2026;DESK;LEASE\n")
    assert response["Location"].endswith("/columns/")
    proposed = ["service_line", "happened_on", "channel", "topic"]
    assert list(the_import().columns.values()) == proposed


def test_texts_that_seem_to_name_someone_are_counted(browser):
    text = GOOD.replace("topic\n", "topic;remark\n").replace("DEBT", "DEBT;mevrouw Fatima Benali")
    page = page_of(send(browser, text), browser).content.decode()
    assert "1 text seems to hold a name" in page


def test_one_field_cannot_be_two_columns(browser):
    response = send(browser, "a;b\nx;y\n")
    answer = browser.post(response["Location"], {"column0": "topic", "column1": "topic"})
    assert answer.status_code == 422
    assert "choose another field" in answer.content.decode()


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_not_kept(browser):
    answer = send(browser, b"%PDF-1.7 x")
    assert answer.status_code == 422
    assert "This is a PDF document; expected a CSV or XLSX file." in answer.content.decode()
    assert (left(), Import.objects.count()) == ([], 0)


def test_wrong_rows_come_back_as_a_workbook_to_correct(browser, house, tmp_path):
    text = GOOD + "A1-G;35/11/2026;DESK;LEASE\n"
    page = page_of(send(browser, text), browser).content.decode()
    assert "35/11/2026" in page
    answer = browser.get(reverse("import_faults", args=[the_import().key]))
    path = tmp_path / "faults.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    table = open_table(path)
    (row,) = table.rows
    assert table.header[:4] == ("Ligne de service", "happened_on", "canal", "topic")
    assert row.cells[1] == "35/11/2026"
    assert row.cells[4].startswith("happened_on: a day")
    assert row.cells[5] == "4"
    step(browser, "store_valid")
    assert len(records("contact", house)) == 2


def test_a_corrected_workbook_can_be_sent_as_it_is(browser, house, tmp_path):
    send(browser, GOOD.replace("21/11", "35/11"))
    answer = browser.get(reverse("import_faults", args=[the_import().key]))
    response = send(browser, b"".join(answer.streaming_content), name="faults.xlsx")
    page = browser.get(response["Location"]).content.decode()
    assert "What is wrong" in page


def test_an_import_is_taken_back_whole(browser, house):
    send(browser, GOOD)
    step(browser, "store")
    address = reverse("import_undo", args=[the_import().key])
    assert "2 records that this file brought are removed" in browser.get(address).content.decode()
    page = page_of(browser.post(address), browser).content.decode()
    assert "taken back" in page
    assert not records("contact", house)
    assert browser.post(address).status_code == 409
    send(browser, GOOD)
    step(browser, "store")
    assert len(records("contact", house)) == 2


def test_an_import_whose_records_are_in_use_is_not_taken_back(browser, house):
    text = "service_line,code,opened_on,municipality,household_type,adults,minors\n"
    send(browser, text + "A1-G,M-1,01/02/2026,1030,SINGLE,1,0\n", kind="file")
    step(browser, "store")
    (household,) = records("file", house)
    contact = make_record("contact", house, household=household)
    answer = browser.post(reverse("import_undo", args=[the_import().key]))
    assert answer.status_code == 409
    assert contact.uid in answer.content.decode()
    contact.delete()
    model_of("file")._default_manager.filter(pk=household.pk).update(version=2)
    answer = browser.post(reverse("import_undo", args=[the_import().key]))
    assert household.uid in answer.content.decode()


def test_a_file_of_another_association_is_not_found(browser):
    send(browser, GOOD)
    other = signed_in(make_person(role=MANAGER, association=make_association()))
    for name in (
        "import_detail",
        "import_columns",
        "import_values",
        "import_faults",
        "import_undo",
    ):
        assert other.get(reverse(name, args=[the_import().key])).status_code == 404
        assert other.post(reverse(name, args=[the_import().key])).status_code in {404, 405}


def test_given_up_means_gone(browser, house):
    send(browser, GOOD)
    step(browser, "give_up")
    assert (left(), the_import().state) == ([], "failed")
    assert not records("contact", house)


def test_a_file_goes_after_a_day(browser):
    send(browser, GOOD)
    Import.objects.update(moved_at=instant() - timedelta(days=2))
    wizard.remove_old_files()
    assert (left(), the_import().state) == ([], "failed")


@pytest.fixture
def in_background(monkeypatch):
    """Every file is large; the process that would be started is written down."""
    started = []
    monkeypatch.setattr(running, "SMALL_ROWS", 0)
    monkeypatch.setattr(running, "_spawn", lambda key, language: started.append((key, language)))
    return started


def test_a_large_file_is_worked_on_by_a_process_of_its_own(
    browser, house, in_background, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(browser, GOOD)
    assert in_background == [(the_import().key, "en")]
    page = browser.get(reverse("import_detail", args=[the_import().key]))
    assert page["Refresh"] == "3"
    assert "<progress" in page.content.decode()
    assert step(browser, "check").status_code == 409
    running.run(the_import().key)
    assert the_import().state == "checked"
    with django_capture_on_commit_callbacks(execute=True):
        step(browser, "store")
    assert (the_import().state, len(in_background)) == ("storing", 2)
    assert not records("contact", house)
    running.run(the_import().key)
    assert (the_import().state, len(records("contact", house))) == ("done", 2)
    running.run(the_import().key)
    assert len(records("contact", house)) == 2


def test_work_that_fell_silent_is_said_to_be_interrupted_and_cannot_end_any_more(
    browser, house, in_background, monkeypatch
):
    send(browser, GOOD)
    running.run(the_import().key)
    step(browser, "store")
    monkeypatch.setattr(running, "SILENCE", timedelta(seconds=-5))
    page = browser.get(reverse("import_detail", args=[the_import().key])).content.decode()
    assert "interrupted; nothing was stored" in page
    late = the_import()
    Import.objects.update(state="storing")
    real = running.load_file

    def slow(order, **told):
        Import.objects.update(state="interrupted")
        return real(order, **told)

    monkeypatch.setattr(running, "load_file", slow)
    running.run(late.key)
    assert the_import().state == "interrupted"
    assert not records("contact", house)


def test_templates_can_be_sent_back_with_their_columns_known(browser, tmp_path):
    for kind in ("contact", "unit"):
        address = reverse("import_template", args=[kind])
        path = tmp_path / f"{kind}.xlsx"
        path.write_bytes(b"".join(browser.get(address).streaming_content))
        table = open_table(path)
        text = b"".join(browser.get(f"{address}?format=csv").streaming_content).decode()
        assert ",".join(table.header) == text.splitlines()[0]
    assert browser.get(reverse("import_template", args=["contact"]) + "x").status_code == 404


def test_the_example_of_a_template_is_a_valid_row(browser, house):
    address = reverse("import_template", args=["contact"])
    answer = browser.get(f"{address}?format=csv")
    send(browser, b"".join(answer.streaming_content))
    assert (the_import().valid, the_import().invalid) == (1, 0)
