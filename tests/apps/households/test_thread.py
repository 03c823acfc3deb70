"""The thread of a household: what happened in order, how it lived, and what it costs to show."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drempel.apps.activity.models import FileView, model_of
from drempel.apps.activity.scheme import value_label
from drempel.apps.households.selectors.situations import derive, situation_lines
from drempel.apps.households.selectors.timeline import EVENTS, PER_PAGE, thread_part, thread_years
from drempel.apps.kernel.actors import SYSTEM
from drempel.engines.records import STORED, kind_of
from tests.apps.activity.builders import make_record, make_records
from tests.apps.associations.factories import make_association
from tests.apps.households.houses import make_house

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
FILE_QUERIES, MAX_KIB = 12, 60


@pytest.fixture
def house():
    return make_house()


def thread_of(file):
    return reverse("household_thread", args=[file.uid])


def told(house, file, **asked):
    part = thread_part(house.association.pk, [file.pk], TODAY, **asked)
    return [(one.kind, one.event, one.day) for one in part.entries]


def test_every_kind_that_is_about_a_household_is_on_the_thread():
    """A new kind that points at a file, a pathway or a purchase has to be told too, or left out."""
    about = {
        kind.code
        for kind in STORED
        for one in kind.own_fields
        if one.type == "reference" and one.target in {"file", "path", "pur"}
    }
    assert about - {one.kind for one in EVENTS} == {"member"}


def test_a_record_of_every_kind_is_told_newest_first(house):
    file = make_records(house.association, SYSTEM)["file"]
    found = told(house, file)
    assert [day for _k, _e, day in found] == sorted((d for _k, _e, d in found), reverse=True)
    assert {kind for kind, _e, _d in found} == {one.kind for one in EVENTS} - {"milestone"}


def test_the_days_of_one_record_are_events_of_their_own(house):
    file = house.make("file", opened_on="2026-01-05")
    house.make(
        "path",
        household=file,
        start_on="2026-02-01",
        rehoused_on="2026-05-05",
        rehoused_to="SOCI",
        end_on="2026-06-01",
        end_reason="PLANNED",
        situation_end="SOCI",
    )
    assert told(house, file) == [
        ("path", "end", date(2026, 6, 1)),
        ("path", "rehoused", date(2026, 5, 5)),
        ("path", "start", date(2026, 2, 1)),
        ("file", "opened", date(2026, 1, 5)),
    ]


def test_a_goal_that_was_reached_is_no_mere_review(house):
    path = house.make("path", start_on="2026-01-06")
    goal = house.make("goal", path=path, agreed_on="2026-01-07")
    for day, state in (("2026-03-01", "PARTLY"), ("2026-04-01", "REACHED")):
        house.make("review", path=path, goal=goal, goal_state=state, reviewed_on=day)
    reviews = [one[1] for one in told(house, path.household) if one[0] == "review"]
    assert reviews == ["reached", "held"]


def test_the_last_months_first_and_a_year_when_asked(house):
    file = house.make("file", opened_on="2024-03-01")
    for day in ("2026-06-01", "2025-11-24", "2025-11-25", "2024-05-05"):
        house.make("contact", household=file, happened_on=day)
    assert [day for _k, _e, day in told(house, file)] == [date(2026, 6, 1), date(2025, 11, 25)]
    of_2024 = [date(2024, 5, 5), date(2024, 3, 1)]
    assert [day for _k, _e, day in told(house, file, year=2024)] == of_2024
    assert thread_years(house.association.pk, [file.pk]) == [2026, 2025, 2024]


def test_without_anything_lately_the_last_year_with_something_is_shown(house):
    file = house.make("file", opened_on="2023-03-01")
    page = house.browser().get(thread_of(file))
    assert page.context["part"].year == 2023
    assert page.context["months"][0]["month"] == "2023-03"


@pytest.mark.parametrize("query", ["year=20x6", "year=0000", "year=12026", "page=0", "page=x"])
def test_an_address_that_means_nothing_is_not_found(house, query):
    assert house.browser().get(f"{thread_of(house.make('file'))}?{query}").status_code == 404


def long_thread(house, entries):
    file = house.make("file", opened_on="2019-01-05")
    path = house.make("path", household=file, start_on="2019-02-01")
    house.make("stay", household=file, start_on="2019-02-01")
    model, one = model_of("act"), house.make("act", path=path)
    for number in range(entries):
        one.pk, one.uid = None, f"act-{number}"
        one.done_on = TODAY - timedelta(days=number % 2500)
        one.save(force_insert=True)
    assert model.objects.count() == entries + 1
    return file


@pytest.mark.parametrize("entries", [5, 900])
def test_a_thread_costs_the_same_whatever_its_length(house, entries):
    file = long_thread(house, entries)
    browser = house.browser()
    browser.get(thread_of(file))
    for query in ("", "?year=2025", "?page=2"):
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(thread_of(file) + query)
        assert len(asked) <= FILE_QUERIES, "\n".join(q["sql"][:200] for q in asked)
        assert len(page.content) <= MAX_KIB * 1024
        assert len(page.context["part"].entries) <= PER_PAGE


def test_pages_of_a_long_year_follow_each_other(house):
    file = long_thread(house, 900)
    first = thread_part(house.association.pk, [file.pk], TODAY, 2025)
    second = thread_part(house.association.pk, [file.pk], TODAY, 2025, 2)
    assert first.has_more
    assert len(first.entries) == PER_PAGE
    assert not {one.uid for one in first.entries} & {one.uid for one in second.entries}
    assert first.entries[-1].day >= second.entries[0].day


def test_words_and_links_of_an_entry(house):
    file = house.make("file")
    contact = house.make(
        "contact", household=file, channel="DESK", topic="LEASE", happened_on="2026-11-02"
    )
    page = house.browser().get(thread_of(file))
    [entry] = page.context["months"][0]["entries"]
    assert entry["title"] == "One-off contact"
    assert "Lease and notice" in [one["text"] for one in entry["details"]]
    assert entry["url"] == reverse("record_detail", args=["contact", contact.uid])
    assert f'href="#s-{entry["family"]}"' in page.content.decode()


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_every_event_has_words_in_every_language(house, language):
    file = make_records(house.association, SYSTEM)["file"]
    browser = house.browser()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = browser.get(thread_of(file))
    assert f'<html lang="{language}">' in page.content.decode()
    entries = [one for month in page.context["months"] for one in month["entries"]]
    assert all(entry["title"] for entry in entries)
    assert not re.search(
        r"\b[A-Z]+_[A-Z]+\b", " ".join(one["text"] for entry in entries for one in entry["details"])
    )


# How a household lives


def test_the_situations_of_a_pathway_stand_in_order(house):
    path = house.make(
        "path",
        start_on="2026-01-10",
        situation_start="RUE",
        end_on="2026-09-01",
        end_reason="PLANNED",
        situation_end="SOCI",
    )
    house.make("review", path=path, reviewed_on="2026-05-01", goal_state="", situation="TRAN")
    house.make("review", path=path, reviewed_on="2026-06-01", goal_state="", situation="")
    [line] = situation_lines(house.association.pk, [path.household.pk])
    assert [(p.key, p.code, p.derived.ethos) for p in line.points] == [
        ("start", "RUE", "1"),
        ("review", "TRAN", "3.3"),
        ("exit", "SOCI", "-"),
    ]
    assert [p.derived.lasting for p in line.points] == ["no", "no", "yes"]


@pytest.mark.parametrize(
    ("code", "wanted", "found"),
    [
        ("RUE", None, ("1", "1", "no")),
        ("OCCT", None, ("11.2/8.2", "5", "no")),
        ("VIOL", None, ("10", "-", "no")),
        ("LOCP", None, ("-", "-", "yes")),
        ("MRS", True, ("7", "-", "yes")),
        ("MRS", False, ("7", "-", "no")),
        ("MRS", None, ("7", "-", "unknown")),
        ("DECE", None, ("", "", "neutral")),
        ("INCO", None, ("", "", "unknown")),
        ("NOT_ASKED", None, ("", "", "unknown")),
        ("NO_SUCH", None, ("", "", "unknown")),
    ],
)
def test_what_follows_from_a_situation(code, wanted, found):
    derived = derive(code, wanted)
    assert (derived.ethos, derived.ethos_light, derived.lasting) == found


def test_the_page_says_the_categories_in_words(house):
    path = house.make("path", situation_start="TIER", start_on="2026-10-01")
    page = house.browser().get(thread_of(path.household))
    text = page.content.decode()
    [point] = page.context["lines"][0]["points"]
    assert point["ethos"] == {"full": "8.1", "light": "6"}
    assert "ETHOS</span> 8.1 · " in text
    assert "not a lasting home" in text


# Who sees what


def test_a_manager_sees_no_sensitive_value(house):
    file = house.make("file", ref_birth_year="1957", income_source="RIS", name="Zazie")
    path = house.make("path", household=file, start_on="2026-10-01")
    house.make("goal", path=path, goal_type="HEALTH", agreed_on="2026-10-02")
    house.make("member", household=file, code="A", birth_year="1958")
    seen = house.browser("worker").get(thread_of(file)).content.decode()
    kept = house.browser("manager").get(thread_of(file)).content.decode()
    for secret in ("1957", "1958", "Zazie"):
        assert secret in seen
        assert secret not in kept
    goal = value_label(kind_of("goal").field("goal_type"), "HEALTH", "en")
    assert goal in seen
    assert goal not in kept
    assert "kept for social workers" in kept
    assert "Goal agreed" in kept


def test_each_opening_is_noted(house):
    file = house.make("file")
    house.browser().get(thread_of(file))
    [view] = FileView.objects.filter(kind="file", uid=file.uid)
    assert (view.act, view.person, view.association) == ("open", house.worker, house.association)


def test_the_file_of_someone_else_is_not_found_and_not_noted(house):
    foreign = make_record("file", make_association())
    for who in ("worker", "manager", "officer"):
        assert house.browser(who).get(thread_of(foreign)).status_code == 404
    assert house.browser("officer").get(thread_of(house.make("file"))).status_code == 404
    assert not FileView.objects.exists()


def test_what_can_be_added_follows_the_kinds_of_the_association(house):
    file = house.make("file")
    added = {one["label"] for one in house.browser().get(thread_of(file)).context["actions"]}
    assert {"One-off contact", "Guidance pathway", "Referral", "Stay"} <= added
