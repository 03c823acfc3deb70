"""Pages of privacy: the log, what is held, what goes, and the totals without people."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse

from drempel.apps.activity.models import FileView, model_of
from drempel.apps.activity.services.viewing import log_view
from drempel.apps.kernel.installation import instant
from drempel.apps.privacy.selectors.totals import activity_totals, closed_years
from drempel.engines.records import kind_of
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association, make_person, signed_in
from tests.apps.privacy.households import make_silent_household

TODAY = date(2026, 11, 24)


def rows_of(response):
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(StringIO(text)))


@pytest.fixture
def officer(db):
    return make_person(role="case_officer")


def make_contacts(association, count, line="A1-G", on="2025-05-05"):
    make_record("contact", association, count=str(count), happened_on=on, service_line=line)


def test_totals_count_a_year_by_association_and_axis(house, officer):
    make_contacts(house, 12)
    make_contacts(house, 7, line="A2-T")
    make_contacts(house, 100, on="2024-12-31")
    missed = make_record("contact", house, happened_on="2025-05-05", service_line="A1-G")
    type(missed).objects.filter(pk=missed.pk).update(is_missed_call=True)
    make_record("sess", house, held_on="2025-02-02", service_line="A1-G")
    found = rows_of(
        signed_in(officer).get(reverse("activity_totals"), {"year": 2025, "format": "csv"})
    )
    inner = {row["axis"]: (row["contacts"], row["sessions"]) for row in found}
    assert inner == {"A1": ("12", "1"), "A2": ("7", "0"), "*": ("19", "1")}
    assert {row["enterprise_number"] for row in found} == {house.enterprise_number, "*"}


def test_a_household_counts_once_on_an_axis_with_its_doubles(house):
    first, second = make_record("file", house), make_record("file", house)
    type(second).objects.filter(pk=second.pk).update(double_of=first)
    for file in (first, second):
        make_record("path", house, household=file, start_on="2025-03-03")
    for _number in range(6):
        make_record("path", house, start_on="2024-03-03")
    row = activity_totals(2025, 1).rows[0]
    assert row.counts["households"] == 7


def test_what_ended_before_the_year_is_not_open_in_it(house):
    path = make_record("path", house, start_on="2023-01-01")
    type(path).objects.filter(pk=path.pk).update(end_on=date(2024, 12, 31))
    assert activity_totals(2025, 1).rows == ()
    assert activity_totals(2024, 1).rows[0].counts["households"] == 1


def test_a_small_count_is_hidden_and_cannot_be_subtracted(house, officer):
    others = [make_association() for _number in range(3)]
    for association, count in zip([house, *others], (3, 8, 20, 0), strict=True):
        if count:
            make_contacts(association, count)
    make_record("sess", others[2], held_on="2025-02-02", service_line="A1-G")
    totals = activity_totals(2025, 5)
    shown = {row.association: row.counts["contacts"] for row in totals.rows}
    assert shown == {house: None, others[0]: None, others[1]: 20, others[2]: 0}
    assert totals.total["contacts"] == 31
    answer = signed_in(officer).get(reverse("activity_totals"), {"year": 2025})
    text = answer.content.decode()
    assert "Why is a number hidden?" in text
    cells = [cell["text"] for row in answer.context["rows"] for cell in row]
    assert cells.count("hidden") == 2
    found = rows_of(
        signed_in(officer).get(reverse("activity_totals"), {"year": 2025, "format": "csv"})
    )
    states = sorted((row["contacts"], row["contacts_status"]) for row in found)
    assert states == [
        ("", "hidden"),
        ("", "hidden"),
        ("0", "shown"),
        ("20", "shown"),
        ("31", "shown"),
    ]


def test_a_session_is_an_event_and_is_counted_from_one(house):
    make_record("sess", house, held_on="2025-02-02")
    assert activity_totals(2025, 5).total["sessions"] == 1


def test_a_running_year_is_not_told(house, officer):
    make_contacts(house, 30, on="2026-03-03")
    assert TODAY.year not in closed_years(TODAY)
    answer = signed_in(officer).get(reverse("activity_totals"), {"year": 2026})
    assert answer.context["year"] == 2025
    assert not answer.context["rows"]


@pytest.fixture
def looks(house, worker, manager):
    file = make_record("file", house, code="M-77")
    for _number in range(30):
        log_view(worker, kind_of("file"), file.uid, "open", 1, instant())
    log_view(manager, kind_of("contact"), "", "export", 412, instant())
    return file


def test_the_log_says_who_did_what_with_which_file(looks, manager, worker):
    answer = signed_in(manager).get(reverse("access_log"))
    text = answer.content.decode()
    assert ">M-77</a>" in text
    assert worker.full_name in text
    assert "a list of 412 records" in text
    assert answer.context["lede"] == "31 found"


def test_the_log_is_read_by_place(looks, manager):
    browser = signed_in(manager)
    first = browser.get(reverse("access_log"))
    second = browser.get(reverse("access_log") + first.context["older"])
    assert (len(first.context["rows"]), len(second.context["rows"])) == (25, 6)
    assert not first.context["newer"]
    assert not second.context["older"]
    back = browser.get(reverse("access_log") + second.context["newer"])
    assert [row[0]["moment"] for row in back.context["rows"]] == [
        row[0]["moment"] for row in first.context["rows"]
    ]
    assert len(browser.get(reverse("access_log"), {"after": "x"}).context["rows"]) == 25


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"kind": "contact"}, 1),
        ({"code": "m-77"}, 30),
        ({"code": "other"}, 0),
        ({"from": "2000-01-01", "until": "2000-01-02"}, 0),
        ({"from": "not a day", "kind": "contact"}, 1),
    ],
)
def test_the_log_is_filtered_by_its_address(looks, manager, asked, count):
    answer = signed_in(manager).get(reverse("access_log"), asked)
    assert answer.context["lede"].startswith(str(count) if count else "0")


def test_the_log_of_one_person_and_one_day(looks, manager, worker):
    FileView.objects.filter(person=manager).update(at=instant() - timedelta(days=3))
    browser = signed_in(manager)
    assert browser.get(reverse("access_log"), {"person": worker.pk}).context["lede"] == "30 found"
    day = (instant() - timedelta(days=3)).date().isoformat()
    found = browser.get(reverse("access_log"), {"from": day, "until": day})
    assert found.context["lede"] == "1 found"


def test_the_log_as_a_file_and_never_that_of_another(looks, manager, house):
    other = make_association()
    stranger = make_person(role="association_manager", association=other)
    assert len(rows_of(signed_in(manager).get(reverse("access_log"), {"format": "csv"}))) == 31
    assert rows_of(signed_in(stranger).get(reverse("access_log"), {"format": "csv"})) == []
    found = rows_of(signed_in(manager).get(reverse("access_log"), {"format": "csv"}))
    assert found[1]["file_code"] == "M-77"


def test_the_page_of_what_goes_explains_every_day(house, worker, manager):
    make_silent_household(house, worker)
    soon = make_record("file", house, code="SOON")
    files = model_of("file").objects
    files.filter(pk=soon.pk).update(opened_on=date(2022, 1, 5))
    files.filter(pk=soon.pk).update(opened_on=date(2021, 12, 24))
    answer = signed_in(manager).get(reverse("retention"))
    text = answer.content.decode()
    assert answer.context["count_soon"] == 1
    assert "A household goes 5 years after its last help" in text
    told = [
        [cell.get("day") or cell["text"] for cell in row] for row in answer.context["soon"]["rows"]
    ]
    assert told == [["SOON", date(2021, 12, 24), date(2026, 12, 24)]]
    assert answer.context["soon"]["rows"][0][1]["note"] == "Household file"
    assert "2 households are due today" in text
    held = make_record("path", house, household=soon, start_on="2021-12-24")
    answer = signed_in(manager).get(reverse("retention"))
    assert (answer.context["count_soon"], answer.context["count_held"]) == (0, 1)
    assert "1 guidance pathway" in answer.content.decode()
    assert held.anonymised_at is None


def test_what_is_due_goes_when_the_manager_confirms(house, worker, manager):
    records = make_silent_household(house, worker)
    browser = signed_in(manager)
    assert browser.post(reverse("retention"), {}).status_code == 422
    answer = browser.post(reverse("retention"), {"is_sure": "on"}, follow=True)
    assert "Done. What was due is anonymous now." in answer.content.decode()
    assert model_of("file").objects.get(pk=records["file"].pk).anonymised_at
    assert "Nothing is due today." in answer.content.decode()


def test_one_household_on_request(house, worker, manager):
    records = make_silent_household(house, worker, years=1)
    address = reverse("household_anonymise", args=[records["file"].uid])
    browser = signed_in(manager)
    paths = model_of("path").objects.filter(pk=records["path"].pk)
    paths.update(end_on=None)
    assert "Still open: 1 guidance pathway." in browser.get(address).content.decode()
    sent = {"reason": "erasure", "is_sure": "on"}
    assert browser.post(address, sent).status_code == 409
    paths.update(end_on=date(2025, 11, 24))
    assert browser.post(address, sent).status_code == 302
    assert model_of("file").objects.get(pk=records["file"].pk).anonymised_at
    # The address named the household: it leads nowhere now.
    assert browser.get(address).status_code == 404


def test_every_class_is_told_in_plain_words(manager):
    answer = signed_in(manager).get(reverse("held_data"))
    text = answer.content.decode()
    assert "5 years after the last help" in text
    assert text.count("proposal, to be confirmed") == 17
