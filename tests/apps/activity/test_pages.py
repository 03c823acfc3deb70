"""Pages of any kind: list, form, detail, change, removal; who sees what; how much they cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drempel.apps.activity.models import FileView, model_of
from drempel.apps.activity.selectors.lines import kinds_of, lines_of
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER
from drempel.engines.records import STORED
from tests.apps.activity.builders import make_record, make_records
from tests.apps.activity.forms import fields_of, page, send, text_of
from tests.apps.associations.factories import (
    make_association,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(house):
    return signed_in(make_person(role=MANAGER, association=house))


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_every_page_of_every_kind_opens_in_three_languages(house, worker, browser, language):
    browser.cookies["django_language"] = language
    for code, record in make_records(house, worker, "").items():
        assert page(browser, "record_list", code)
        assert page(browser, "record_detail", code, record.uid)
        assert page(browser, "record_new", code)
        assert page(browser, "record_edit", code, record.uid)
        assert page(browser, "record_remove", code, record.uid)


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.code)
def test_an_edit_that_changes_nothing_writes_nothing(house, worker, browser, kind):
    record = make_records(house, worker, "")[kind.code]
    path = reverse("record_edit", args=[kind.code, record.uid])
    events = Event.objects.count()
    response = send(browser, path, text_of(browser.get(path)))
    assert response.status_code == 302, re.findall(
        r'class="errors".*?</div>', text_of(response), re.S
    )
    assert Event.objects.count() == events
    record.refresh_from_db()
    assert record.version == 1


def test_a_new_record_is_stored_from_its_form(house, browser):
    path = reverse("record_new", args=["file"])
    html = text_of(browser.get(path))
    assert fields_of(html)["opened_on"] == "2026-11-24"
    typed = {"code": "M-0412", "municipality": "21012", "household_type": "SINGLE"}
    response = send(browser, path, html, **typed, adults="1", minors="0")
    assert response.status_code == 302
    file = model_of("file").objects.get()
    assert (file.code, file.way) == ("M-0412", "form")
    assert file.active_seconds is not None


def test_a_form_sent_twice_is_one_record(house, browser):
    path = reverse("record_new", args=["contact"])
    html = text_of(browser.get(path))
    typed = {"channel": "DESK", "topic": "LEASE", "service_line": lines_of(house.pk)[0]}
    first, second = (send(browser, path, html, **typed) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert model_of("contact").objects.count() == 1


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(house, browser):
    path = reverse("record_new", args=["file"])
    typed = {"code": "M-1", "municipality": "Atlantis", "opened_on": "31/02/2026"}
    response = send(browser, path, text_of(browser.get(path)), **typed)
    html = text_of(response)
    assert response.status_code == 422
    assert "There is a problem" in html
    assert "Found “Atlantis”" in html
    assert 'id="id_adults_error"' in html
    assert 'value="M-1"' in html
    assert model_of("file").objects.count() == 0


def test_values_in_the_address_and_a_like_record_fill_the_form(house, browser):
    file = make_record("file", house, code="M-7")
    html = page(browser, "record_new", "path", household=file.uid, topic="DEBT")
    assert fields_of(html)["household"] == file.uid
    assert fields_of(html)["topic"] == "DEBT"
    contact = make_record("contact", house, topic="RENT", result="SOLVED")
    assert fields_of(page(browser, "record_new", "contact", like=contact.uid))["topic"] == "RENT"


def test_among_many_files_a_code_is_typed_with_what_exists_offered(house, browser):
    for number in range(51):
        make_record("file", house, code=f"M-{number}")
    html = page(browser, "record_new", "path")
    assert "<datalist" in html
    typed = {"household": "M-50", "topic": "DEBT", "situation_start": "TIER"}
    path = reverse("record_new", args=["path"])
    response = send(browser, path, html, **typed, service_line=lines_of(house.pk)[0])
    assert response.status_code == 302
    edit = page(browser, "record_edit", "path", model_of("path").objects.get().uid)
    assert fields_of(edit)["household"] == "M-50"


def test_a_part_of_a_pathway_leads_back_to_it(house, browser):
    path = make_record("path", house)
    address = reverse("record_new", args=["goal"])
    html = text_of(browser.get(address, {"path": path.uid}))
    response = send(browser, address, html, goal_type="FIND_HOME")
    goal = model_of("goal").objects.get()
    detail = reverse("record_detail", args=["path", path.uid])
    assert response.headers["Location"] == f"{detail}?saved={goal.uid}"
    assert reverse("record_detail", args=["goal", goal.uid]) in text_of(browser.get(detail))


def test_a_record_is_removed_after_a_question(house, browser):
    contact = make_record("contact", house)
    path = reverse("record_remove", args=["contact", contact.uid])
    html = text_of(browser.get(path))
    assert model_of("contact").objects.count() == 1
    assert browser.post(path, {"_once": ""}).status_code == 302
    assert model_of("contact").objects.count() == 0
    assert "Remove this record?" in html


def test_what_others_refer_to_says_why_it_stays(house, browser):
    path = make_record("path", house)
    address = reverse("record_remove", args=["file", path.household.uid])
    response = browser.post(address)
    assert response.status_code == 409
    assert "1 others refer to it" in text_of(response)


# What it costs


def test_a_list_costs_at_most_six_questions_whatever_its_length(house, worker, browser):
    make_records(house, worker, "")
    for kind in kinds_of(lines_of(house.pk)):
        path = reverse("record_list", args=[kind.code])
        browser.get(path)
        with CaptureQueriesContext(connection) as captured:
            browser.get(path)
        assert len(captured) <= 6, f"{kind.code}:\n" + "\n".join(q["sql"] for q in captured)


def test_a_record_costs_at_most_twelve_questions(house, worker, browser):
    for code, record in make_records(house, worker, "").items():
        for name in ("record_detail", "record_edit"):
            path = reverse(name, args=[code, record.uid])
            browser.get(path)
            with CaptureQueriesContext(connection) as captured:
                response = browser.get(path)
            assert len(captured) <= 12, f"{path}:\n" + "\n".join(q["sql"] for q in captured)
            assert len(response.content) < 60 * 1024, f"{path}: {len(response.content)}"


# Who sees what


def test_a_record_of_another_association_is_not_found(house, browser):
    foreign = make_record("path", make_association())
    for name in ("record_detail", "record_edit", "record_remove"):
        path = reverse(name, args=["path", foreign.uid])
        assert browser.get(path).status_code == 404
        assert browser.post(path, {"topic": "RENT"}).status_code in {404, 405}
    foreign.refresh_from_db()
    assert foreign.topic == "SEARCH"
    assert foreign.household.code not in page(browser, "record_list", "file")
    like = browser.get(reverse("record_new", args=["path"]), {"like": foreign.uid})
    assert like.status_code == 404


def test_the_administration_does_not_come_in(house):
    officer = signed_in(make_person(role=CASE_OFFICER))
    file = make_record("file", house)
    for path in (reverse("my_day"), reverse("record_detail", args=["file", file.uid])):
        assert officer.get(path).status_code == 404


def test_a_kind_that_no_line_uses_does_not_exist(house, browser, monkeypatch):
    monkeypatch.setattr("drempel.apps.activity.room.lines_of", lambda _id: ("A2-T",))
    assert browser.get(reverse("record_list", args=["stay"])).status_code == 404
    assert browser.get(reverse("record_new", args=["stay"])).status_code == 404
    assert page(browser, "record_list", "slot")
    assert reverse("record_list", args=["stay"]) not in page(browser, "my_day")


def test_a_manager_sees_a_file_without_what_is_kept_for_social_workers(house, manager, browser):
    file = make_record("file", house, name="Fatima B.", phone="0470 12 34 56", ref_gender="F")
    for name in ("record_detail", "record_edit"):
        shown = page(manager, name, "file", file.uid)
        assert "Fatima" not in shown and "0470" not in shown
        assert "Fatima" in page(browser, name, "file", file.uid)
    assert "Kept for social workers: Name used, Phone" in page(
        manager, "record_detail", "file", file.uid
    )
    exported = page(manager, "record_list", "file", format="csv")
    assert "Fatima" not in exported and "ref_gender" not in exported
    assert "Fatima" in page(browser, "record_list", "file", format="csv")


def test_what_a_manager_saves_leaves_what_is_kept_untouched(house, manager):
    file = make_record("file", house, name="Fatima B.", income_source="WAGE")
    path = reverse("record_edit", args=["file", file.uid])
    typed = {"minors": "3", "name": "x", "income_source": "NONE"}
    assert send(manager, path, text_of(manager.get(path)), **typed).status_code == 302
    file.refresh_from_db()
    assert (file.minors, file.name, file.income_source) == (3, "Fatima B.", "WAGE")


def test_a_manager_neither_filters_by_nor_adds_what_is_kept(house, manager):
    make_record("goal", house, goal_type="HEALTH")
    assert "1 found" in page(manager, "record_list", "goal", goal_type="FIND_HOME")
    assert "Health" not in page(manager, "record_list", "goal")
    assert manager.get(reverse("record_new", args=["goal"])).status_code == 404


def test_opening_a_household_is_noted_and_opening_a_tool_is_not(house, worker, browser):
    made = make_records(house, worker, "")
    page(browser, "record_detail", "file", made["file"].uid)
    page(browser, "record_detail", "tool", made["tool"].uid)
    noted = FileView.objects.get()
    assert (noted.act, noted.kind, noted.uid) == ("open", "file", made["file"].uid)


def test_the_history_tells_which_fields_changed_and_no_value(house, browser):
    contact = make_record("contact", house, topic="RENT")
    path = reverse("record_edit", args=["contact", contact.uid])
    send(browser, path, text_of(browser.get(path)), topic="DEBT")
    html = page(browser, "record_detail", "contact", contact.uid)
    history = html[html.index("What happened") :]
    assert "Main topic" in history
    assert "Debts" not in history
