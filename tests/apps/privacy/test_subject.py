"""A copy of what is held on one household: complete, readable, noted."""

import json
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from drempel.apps.activity.models import FileView, OwnField, model_of
from drempel.apps.activity.scheme import in_language
from drempel.apps.activity.selectors.faults import fault_of
from drempel.apps.activity.services.faults import document_exception
from drempel.apps.activity.services.viewing import log_view
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.installation import instant
from drempel.apps.privacy.selectors.about import files_of_household
from drempel.engines.records import STORED, kind_of
from drempel.engines.retention import belongings
from tests.apps.activity.builders import make_record, make_records
from tests.apps.associations.factories import make_association, signed_in

MARK = "CANARY-S-"


@pytest.fixture
def records(house, worker):
    made = make_records(house, worker, MARK)
    # The builder gives a milestone a purchase of its own.
    model_of("milestone").objects.update(purchase=made["pur"])
    OwnField.objects.create(
        association=house, kind="file", key="note", label="Mot du vendredi", type="text"
    )
    log_view(worker, kind_of("file"), made["file"].uid, "open", 1, instant())
    return made


def copy_of(person, file):
    answer = signed_in(person).get(reverse("subject_export", args=[file.uid]), {"format": "zip"})
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(BytesIO(answer.content)) as found:
        assert sorted(found.namelist()) == ["copy.css", "data.json", "file.html"]
        return found.read("file.html").decode(), json.loads(found.read("data.json"))


def test_every_table_that_leads_to_the_file_is_in_it(records, worker):
    """Read off the descriptions: a new kind that refers to a household is asked for by itself."""
    page, data = copy_of(worker, records["file"])
    assert set(data["records"]) == set(belongings())
    for code in belongings():
        kind = kind_of(code)
        found = {one["fields"]["id"]["value"] for one in data["records"][code]}
        assert records[code].uid in found, code
        for one in kind.own_fields:
            if one.is_text:
                assert f"{MARK}{code}-{one.name}" in page, f"{code}.{one.name}"
        assert f"{MARK}{code}-own" in page
        assert f"{MARK}{code}-tag" in page


def test_why_a_record_was_right_is_in_it(records, worker):
    stay = records["stay"]
    model_of("stay").objects.filter(pk=stay.pk).update(persons=99)
    fault = fault_of(stay.association_id, "more_persons_than_places", kind_of("stay"), stay.uid)
    document_exception(fault=fault, reason=f"{MARK}reason", by=worker, on=instant().date())
    page, data = copy_of(worker, records["file"])
    assert f"{MARK}reason" in page
    assert [one["reason"] for one in data["exceptions"]] == [f"{MARK}reason"]


def test_nothing_of_another_household_is_in_it(records, house, worker):
    mine = make_record("file", house, by=worker, code="MINE")
    make_record("path", house, by=worker, household=mine)
    page, data = copy_of(worker, mine)
    assert MARK not in page
    assert MARK not in json.dumps(data)
    assert {code: len(rows) for code, rows in data["records"].items()} == {"file": 1, "path": 1}


def test_what_does_not_lead_to_a_household_is_not_in_it(records, worker):
    page, _data = copy_of(worker, records["file"])
    for kind in STORED:
        if kind.code not in belongings():
            assert f"{MARK}{kind.code}-own" not in page


def test_it_is_in_the_language_of_the_association(records, worker, house):
    page, data = copy_of(worker, records["file"])
    assert 'lang="fr"' in page
    assert "Dossier ménage" in page
    assert "Mot du vendredi" in page
    house.language = "nl"
    house.save()
    page, data = copy_of(worker, records["file"])
    assert 'lang="nl"' in page
    label = in_language(kind_of("file").field("municipality").labels, "nl")
    assert data["records"]["file"][0]["fields"]["municipality"]["label"] == label


def test_codes_stand_beside_their_words(records, worker):
    _page, data = copy_of(worker, records["file"])
    place = data["records"]["file"][0]["fields"]["municipality"]
    assert place["value"] == "21012"
    assert place["text"] == "Molenbeek-Saint-Jean"


def test_doubles_are_the_same_household(records, house, worker):
    double = make_record("file", house, by=worker, code="DOUBLE")
    third = make_record("file", house, by=worker, code="THIRD")
    files = model_of("file").objects
    files.filter(pk=double.pk).update(double_of=records["file"])
    files.filter(pk=third.pk).update(double_of=double)
    every = sorted([records["file"].pk, double.pk, third.pk])
    for file in (records["file"], double, third):
        assert files_of_household(house.pk, file.pk) == every
    page, _data = copy_of(worker, third)
    assert "DOUBLE" in page
    assert f"{MARK}path-remark" in page


def test_taking_a_copy_is_noted_and_shows_in_the_next_one(records, worker):
    before = FileView.objects.count()
    copy_of(worker, records["file"])
    view = FileView.objects.latest("pk")
    assert FileView.objects.count() == before + 1
    assert (view.act, view.kind, view.uid) == ("export", "file", records["file"].uid)
    assert view.rows >= len(belongings())
    _page, data = copy_of(worker, records["file"])
    assert [one["act"] for one in data["looks"]] == ["export", "open"]


def test_who_looked_is_not_told_to_the_household(records, worker):
    page, data = copy_of(worker, records["file"])
    assert worker.full_name not in page
    assert worker.full_name not in json.dumps(data)


def test_the_page_leads_to_the_three_rights(records, worker):
    answer = signed_in(worker).get(reverse("subject_export", args=[records["file"].uid]))
    text = answer.content.decode()
    assert "?format=zip" in text
    assert reverse("record_edit", args=["file", records["file"].uid]) in text
    assert reverse("record_new", args=["dsr"]) + "?request_type=ACCESS" in text
    assert "The manager of your association does this." in text


def test_the_file_of_another_association_is_not_found(worker):
    theirs = make_record("file", make_association(), by=SYSTEM)
    for extra in ({}, {"format": "zip"}):
        answer = signed_in(worker).get(reverse("subject_export", args=[theirs.uid]), extra)
        assert answer.status_code == 404
