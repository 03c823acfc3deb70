"""A contact in taps, a tally in a grid, my day, and what a text must not tell."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drempel.apps.activity.models import Batch, model_of
from drempel.apps.activity.services import Invalid
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import MANAGER, WORKER
from tests.apps.activity.builders import TODAY, make_record, make_records
from tests.apps.activity.forms import fields_of, page, send, text_of
from tests.apps.associations.factories import (
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db

NEW, TALLY = "/work/new-contact/", "/work/tally/"
FOUR = {"topic": "LEASE", "channel": "DESK", "language": "AR", "result": "SOLVED"}
# 85.07.30-033 with its true check: a number that nobody holds.
NATIONAL = "850730 033 28"


def contacts():
    return model_of("contact").objects.order_by("pk")


def write(browser, **typed):
    """A contact from the page, as a browser without script sends it."""
    return send(browser, NEW, text_of(browser.get(NEW)), service_line="A1-R", **typed)


def test_four_choices_and_save_store_a_contact_with_its_receipt(browser):
    response = write(browser, **FOUR)
    contact = contacts().get()
    assert response.headers["Location"] == f"{NEW}?saved={contact.uid}"
    assert {name: getattr(contact, name) for name in FOUR} == FOUR
    assert (contact.happened_on, contact.count, contact.is_missed_call) == (TODAY, 1, False)
    html = page(browser, "contact_new", saved=contact.uid)
    assert "Lease and notice – At the desk or office" in html
    assert reverse("contact_undo", args=[contact.uid]) in html
    assert f"{NEW}?like={contact.uid}" in html


def test_the_next_contact_begins_with_channel_and_language_of_the_last(browser):
    write(browser, **FOUR, duration_band="M15_45")
    begun = fields_of(page(browser, "contact_new"))
    assert begun["channel"] == "DESK" and begun["language"] == "AR"
    assert begun["duration_band"] == "M15_45" and begun["service_line"] == "A1-R"
    assert "topic" not in begun and "result" not in begun


def test_another_like_this_begins_with_all_of_it(browser):
    write(browser, **FOUR, municipality="21012", count="4")
    begun = fields_of(page(browser, "contact_new", like=contacts().get().uid))
    assert begun["topic"] == "LEASE" and begun["municipality"] == "21012" and begun["count"] == "4"


def test_a_contact_just_saved_is_taken_back(browser):
    write(browser, **FOUR)
    path = reverse("contact_undo", args=[contacts().get().uid])
    typed = {"_once": "0b4cbd5c-3a2c-4e62-b2ac-0b4cbd5c3a2c"}
    assert browser.post(path, typed).headers["Location"] == f"{NEW}?undone=1"
    assert browser.post(path, typed).headers["Location"] == f"{NEW}?undone=1"
    assert contacts().count() == 0
    assert "Taken back" in page(browser, "contact_new", undone="1")


def test_topics_of_the_association_stand_first(house, browser):
    for topic in ("DEBT", "DEBT", "MOVING"):
        make_record("contact", house, topic=topic)
    html = page(browser, "contact_new")
    places = [html.index(f'value="{code}"') for code in ("DEBT", "MOVING", "LEASE", "OTHER")]
    assert places == sorted(places)
    assert html.index('value="LEASE"') < html.index("More topics, or no answer")
    assert html.index("More topics, or no answer") < html.index('value="OTHER"')


def test_why_there_is_no_answer_is_an_answer(browser):
    write(browser, **FOUR | {"language": "NOT_ASKED", "topic": "DECLINED"})
    assert (contacts().get().language, contacts().get().topic) == ("NOT_ASKED", "DECLINED")


def test_without_a_topic_nothing_is_stored_and_nothing_is_lost(browser):
    response = write(browser, channel="PHONE", result="SOLVED", remark="rappeler lundi")
    assert response.status_code == 422
    html = text_of(response)
    begun = fields_of(html)
    assert (begun["channel"], begun["remark"]) == ("PHONE", "rappeler lundi")
    assert 'id="id_topic_error"' in html
    assert contacts().count() == 0


def test_the_language_changes_and_the_taps_stay(browser):
    response = browser.post(NEW, FOUR | {"_language": "nl"})
    assert fields_of(text_of(response))["topic"] == "LEASE"
    assert "Nieuw contact" in text_of(response)
    assert contacts().count() == 0


# Texts


def test_a_name_in_a_remark_comes_back_once_with_a_warning(browser):
    text = "Mme Benali a reçu un préavis"
    response = write(browser, **FOUR, remark=text)
    html = text_of(response)
    assert response.status_code == 422
    assert "“Mme Benali” looks like a name" in html
    assert fields_of(html)["remark"] == text
    assert contacts().count() == 0
    mark = html.partition('name="_confirmed" value="')[2].partition('"')[0]
    other = send(browser, NEW, html, remark="Mme Peeters a reçu un préavis", _confirmed=mark)
    assert other.status_code == 422
    assert send(browser, NEW, html, _confirmed=mark).status_code == 302
    assert contacts().get().remark == text


def test_a_text_that_tells_nobody_passes_at_once(browser):
    assert write(browser, **FOUR, remark="Préavis reçu, bail de neuf ans.").status_code == 302


def test_a_national_number_is_refused_whichever_way_it_comes_in(house, browser):
    response = write(browser, **FOUR, remark=f"NISS {NATIONAL}", _confirmed="x")
    html = text_of(response)
    assert response.status_code == 422
    for kind in ("contact", "path", "file"):
        name = "name" if kind == "file" else "remark"
        with pytest.raises(Invalid) as refusal:
            make_record(kind, house, **{name: f"NISS {NATIONAL}"})
        assert [fault.key for fault in refusal.value.faults] == ["national_number"]
    assert "national register number" in html
    assert contacts().count() == 0


def test_a_telephone_is_no_national_number(house):
    assert make_record("file", house, phone="850730 033 28").phone == "850730 033 28"


def test_what_already_stood_in_a_text_is_not_asked_about_again(house, browser):
    contact = make_record("contact", house, remark="Mme Benali")
    path = reverse("record_edit", args=["contact", contact.uid])
    assert send(browser, path, text_of(browser.get(path)), topic="DEBT").status_code == 302


# Tally


def tally(browser, **typed):
    return send(browser, TALLY, text_of(browser.get(TALLY)), **typed)


def test_a_tally_stores_a_row_for_each_number(browser):
    response = tally(browser, **{"n_A1-R_DESK": "7", "n_A2-T_PHONE": "12"})
    assert response.status_code == 302
    batch = Batch.objects.get()
    rows = contacts().values_list("service_line", "channel", "topic", "count", "way", "batch_id")
    assert list(rows) == [
        ("A1-R", "DESK", "NOT_ASKED", 7, "tally", batch.pk),
        ("A2-T", "PHONE", "NOT_ASKED", 12, "tally", batch.pk),
    ]
    assert "19 contacts" in page(browser, "contact_tally", saved=batch.pk)


def test_a_tally_sent_twice_is_one_tally(browser):
    html = text_of(browser.get(TALLY))
    typed = {"n_A1-R_DESK": "7", "topic": "LEASE"}
    first, second = (send(browser, TALLY, html, **typed) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert contacts().get().topic == "LEASE"


def test_a_tally_is_taken_back_as_a_whole_and_once(browser):
    tally(browser, **{"n_A1-R_DESK": "7", "n_A2-T_PHONE": "12"})
    path = reverse("tally_undo", args=[Batch.objects.get().pk])
    assert browser.post(path).status_code == 302
    events = Event.objects.count()
    assert browser.post(path).status_code == 302
    assert contacts().count() == 0
    assert Event.objects.count() == events
    assert Batch.objects.get().undone_at is not None
    assert "19 contacts" not in page(browser, "contact_tally", saved=Batch.objects.get().pk)


def test_a_number_that_is_none_keeps_the_whole_grid(browser):
    response = tally(browser, **{"n_A1-R_DESK": "seven", "n_A2-T_PHONE": "12"})
    assert response.status_code == 422
    begun = fields_of(text_of(response))
    assert (begun["n_A1-R_DESK"], begun["n_A2-T_PHONE"]) == ("seven", "12")
    assert contacts().count() == Batch.objects.count() == 0
    assert "Nothing was counted" in text_of(tally(browser))
    assert tally(browser, happened_on="x", **{"n_A1-R_DESK": "1"}).status_code == 422
    assert Batch.objects.count() == 0


def test_a_tally_of_another_association_is_not_taken_back(browser, house):
    tally(browser, **{"n_A1-R_DESK": "7"})
    stranger = signed_in(make_person(role=WORKER))
    path = reverse("tally_undo", args=[Batch.objects.get().pk])
    assert stranger.post(path).status_code == 404
    assert "7 contacts" not in text_of(stranger.get(TALLY, {"saved": Batch.objects.get().pk}))
    assert stranger.post(reverse("contact_undo", args=[contacts().get().uid])).status_code == 404


# My day


def test_my_day_shows_what_i_recorded_and_what_waits(house, worker, browser):
    assert "Nothing yet. Start, or fill in an earlier day." in page(browser, "my_day")
    write(browser, **FOUR)
    make_record("file", house, by=worker, code="M-77")
    late = make_record("path", house, household=make_record("file", house, code="M-88"))
    model_of("path").objects.filter(pk=late.pk).update(next_review_on="2026-11-20")
    make_record("right", house, household=late.household, filed_on="2026-08-01")
    make_record("right", house, household=late.household, filed_on="2026-11-01")
    html = page(browser, "my_day")
    assert "Lease and notice – At the desk or office" in html
    assert html.count("M-88 – ") == 2
    assert "20.11.2026" in html and "01.08.2026" in html and "01.11.2026" not in html


def test_what_a_colleague_recorded_or_i_took_back_is_not_in_my_day(house, browser):
    write(browser, **FOUR)
    colleague = signed_in(make_person(role=WORKER, association=house))
    assert "Lease and notice" not in page(colleague, "my_day")
    browser.post(reverse("contact_undo", args=[contacts().get().uid]))
    assert "Lease and notice" not in page(browser, "my_day")


def test_my_day_costs_at_most_eight_questions(house, worker, browser):
    for _number in range(12):
        make_record("contact", house, by=worker)
    make_records(house, worker, "")
    browser.get("/work/")
    with CaptureQueriesContext(connection) as captured:
        response = browser.get("/work/")
    assert len(captured) <= 8, "\n".join(query["sql"] for query in captured)
    assert len(response.content) < 60 * 1024


def test_a_worker_arrives_at_the_day_and_a_manager_at_the_overview(house, browser):
    manager = signed_in(make_person(role=MANAGER, association=house))
    assert browser.get("/start/").headers["Location"] == "/work/"
    assert manager.get("/start/").headers["Location"] == "/desk/"
    menu = page(browser, "my_day").partition('class="nav wide"')[2]
    assert menu.index("My day") < menu.index("Overview")
    assert 'href="/work/" aria-current="page"' in menu
