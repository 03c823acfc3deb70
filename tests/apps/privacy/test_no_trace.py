"""After its term nothing is left of a household in any table, and every count is as before."""

import os
from datetime import date

import pytest
from django.db.models import Count

from drempel.apps.activity.models import FileView, model_of
from drempel.apps.api.models import ApiAnswer
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.models import SentForm
from drempel.apps.offline.models import Conflict, Receipt
from drempel.apps.privacy.services.households import anonymise_household
from drempel.apps.privacy.services.retaining import retain_all
from drempel.apps.privacy.stores import stores
from drempel.engines.records import STORED
from drempel.engines.retention import CLEARED, belongings, leaving_of
from drempel.engines.retention.leaving import NOT_PERSONAL, SHARED, UNREAD
from tests.apps.privacy.copies import COPY, fill_copies
from tests.apps.privacy.households import MARK, make_silent_household
from tests.apps.privacy.searching import found_in_tables

TODAY = date(2026, 11, 24)
PERSONAL = {*belongings(), *(code for kinds in CLEARED.values() for code in kinds)}
TRACES = [*(f"{MARK}{code}" for code in sorted(PERSONAL)), COPY]


def traces() -> list[str]:
    """Cells that still hold something. Which record an event was about stays in the trail, by an
    identifier that no longer names any record."""
    found = found_in_tables(TRACES)
    return [cell for cell in found if not cell.startswith("kernel_event.object_id: ")]


@pytest.fixture
def silent(house, worker, settings, tmp_path):
    settings.VAR = tmp_path
    records = make_silent_household(house, worker)
    fill_copies(house, worker, records)
    return records


def retain(on=TODAY):
    return list(retain_all(on=on, by=SYSTEM, is_dry=False))


def test_no_column_of_any_table_holds_anything_of_a_household(silent):
    assert len(traces()) > 30
    for code in PERSONAL:
        assert model_of(code).objects.filter(uid=f"{MARK}{code}").exists()
    retain()
    assert not traces()
    for code in PERSONAL:
        assert not model_of(code).objects.filter(uid__startswith=MARK).exists(), code
        assert model_of(code).objects.filter(anonymised_at__isnull=False).exists(), code
    assert not FileView.objects.filter(uid__startswith=MARK).exists()


def figures() -> dict[str, object]:
    """Every count that codes, numbers and days can give: one table for each field that stays."""
    found: dict[str, object] = {}
    for kind in STORED:
        rows = model_of(kind).objects.all()
        found[kind.code] = rows.count()
        leaving = leaving_of(kind.code)
        gone = {*leaving.empty, *leaving.code, *leaving.group}
        for one in kind.fields:
            if one.is_text or one.name in gone or one.name == "ref_age_band":
                continue
            counted = rows.values_list(one.name).annotate(n=Count("pk")).order_by(one.name, "n")
            found[f"{kind.code}.{one.name}"] = list(counted)
        for name in leaving.group:
            sizes = rows.values_list(name).annotate(n=Count("pk")).values_list("n", flat=True)
            found[f"{kind.code}.{name}"] = sorted(sizes)
    return found


def test_every_count_stays_as_it_was(silent):
    before = figures()
    retain()
    assert figures() == before
    assert len(before) > 200


def test_the_age_becomes_the_band_of_the_year_of_the_last_help(silent):
    file = silent["file"]
    assert file.ref_birth_year == 1961
    retain()
    file.refresh_from_db()
    assert (file.ref_birth_year, file.ref_age_band) == (None, "A50_64")
    assert file.name == file.phone == file.name_mark == file.phone_mark == ""
    assert file.code.startswith("anon-")
    assert file.income_monthly == 123_456
    assert file.residence_status == ""


def test_a_band_that_was_typed_stays_when_no_year_is_known(silent):
    files = model_of("file").objects.filter(pk=silent["file"].pk)
    files.update(ref_birth_year=None, ref_age_band="DECLINED")
    retain()
    assert files.get().ref_age_band == "DECLINED"


def test_who_wrote_stays_and_the_file_it_came_in_with_goes(silent, worker):
    retain()
    for code in belongings():
        row = model_of(code).objects.get(pk=silent[code].pk)
        assert row.made_by_id == worker.pk
        assert row.batch_id is None
        assert row.own == {}
        assert row.own_tags == []


def test_every_text_of_every_kind_has_a_class_or_a_reason_to_stay():
    """A new text field leaves with its household, with its class, or says why it stays."""
    cleared = {
        f"{code}.{name}"
        for kinds in CLEARED.values()
        for code, names in kinds.items()
        for name in names
    }
    for kind in STORED:
        for one in kind.own_fields:
            if one.is_text and kind.code not in belongings():
                place = f"{kind.code}.{one.name}"
                assert (place in cleared) != (place in NOT_PERSONAL), place
    known = {f"{kind.code}.{one.name}" for kind in STORED for one in kind.own_fields}
    unread = {f"{code}.{name}" for code, names in (UNREAD | SHARED).items() for name in names}
    assert {*cleared, *NOT_PERSONAL, *unread} <= known


def test_every_sensitive_text_of_a_household_leaves_with_it():
    for kind in STORED:
        if kind.code in belongings():
            leaving = leaving_of(kind.code)
            for one in kind.own_fields:
                if one.is_text:
                    assert one.name in {*leaving.empty, *leaving.code, *leaving.group}


def test_every_store_of_the_system_has_a_copy_to_lose(silent):
    """A new store needs a row in copies.py: without one, the search above would prove nothing."""
    empty = {one.name for one in stores() if not one.due(instant()).exists()}
    # What arrived from a device and why a record was right go with their household.
    assert empty == {"exceptions", "receipts"}


def test_on_request_copies_that_name_the_household_go_at_once(
    house, worker, manager, settings, tmp_path
):
    settings.VAR, settings.KEYS_PATH = tmp_path, tmp_path / "keys"
    records = make_silent_household(house, worker, years=1)
    fill_copies(house, worker, records)
    assert Receipt.objects.count() == ApiAnswer.objects.count() == 1
    uids = [records[code].uid for code in belongings()]
    anonymise_household(file=records["file"], by=manager, reason="erasure", on=TODAY)
    assert not Receipt.objects.exists()
    assert not Conflict.objects.exists()
    assert not ApiAnswer.objects.exists()
    assert not SentForm.objects.exists()
    found = [one for one in found_in_tables(uids) if not one.startswith("kernel_event.object_id")]
    assert not found


def test_two_values_that_wait_for_a_person_stay_until_they_have_chosen(
    house, worker, settings, tmp_path
):
    settings.VAR = tmp_path
    records = make_silent_household(house, worker, years=1)
    fill_copies(house, worker, records)
    retain()
    assert Conflict.objects.filter(closed_at=None).count() == 1
    Conflict.objects.update(closed_at=instant(), closed_by=worker)
    retain()
    assert not Receipt.objects.exists()


def test_files_that_no_import_knows_go_too(silent, tmp_path):
    stray = tmp_path / "uploads" / "0123.data"
    stray.write_text("x")
    retain()
    assert stray.exists()
    os.utime(stray, (0, 0))
    retain()
    assert list((tmp_path / "uploads").iterdir()) == []
