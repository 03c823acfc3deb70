"""What is next: each thing on its day, with its reason, and gone once it is done."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from drempel.apps.activity.models import model_of
from drempel.apps.households import step_words, terms
from drempel.apps.households.selectors import steps
from drempel.apps.households.selectors.steps import MOST, next_steps
from drempel.apps.kernel.installation import instant
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.households.houses import make_house

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


@pytest.fixture
def house():
    return make_house()


def due(house, **asked):
    return [(s.key, s.due_on) for s in next_steps(house.association.pk, TODAY, **asked)]


def test_a_planned_review_is_due_on_its_day(house):
    house.make("path", next_review_on="2026-12-01")
    house.make("path", next_review_on="2027-02-01")
    assert due(house) == [(steps.REVIEW, date(2026, 12, 1))]


def test_a_review_that_was_held_asks_for_the_next_one(house):
    path = house.make("path", start_on="2026-01-10", next_review_on="2026-05-20")
    house.make("review", path=path, reviewed_on="2026-05-21", goal_state="")
    assert due(house) == [(steps.UNPLANNED, date(2026, 11, 21))]


def test_a_pathway_without_a_plan_is_looked_at_six_months_after_its_start(house):
    house.make("path", start_on="2026-05-31")
    house.make("path", start_on="2026-07-01")
    assert due(house) == [(steps.UNPLANNED, date(2026, 11, 30))]


def test_an_ended_pathway_needs_no_review(house):
    ended = {"end_on": "2026-11-01", "end_reason": "PLANNED", "situation_end": "TIER"}
    house.make("path", next_review_on="2026-10-01", **ended)
    assert due(house) == []


def test_a_request_without_answer_is_due_on_day_ninety(house):
    house.make("right", filed_on="2026-08-26")
    assert due(house) == [(steps.RIGHT, date(2026, 8, 26) + timedelta(days=90))]
    assert due(house)[0][1] == TODAY


@pytest.mark.parametrize(
    "said", [{"state": "NO_ANSWER"}, {"state": "GRANTED", "decided_on": "2026-10-01"}]
)
def test_a_request_that_waits_no_more_is_not_proposed(house, said):
    house.make("right", filed_on="2026-03-01", **said)
    assert due(house) == []


def test_a_stay_ends_on_the_day_that_was_planned(house):
    unit = house.make("unit", max_stay_months="3")
    house.make("stay", unit=unit, start_on="2026-03-01", planned_end_on="2026-11-20")
    [found] = next_steps(house.association.pk, TODAY)
    assert (found.due_on, found.is_planned, found.detail) == (date(2026, 11, 20), True, unit.label)


def test_without_a_plan_a_stay_ends_with_the_longest_stay_of_its_dwelling(house):
    unit = house.make("unit", max_stay_months="18")
    house.make("stay", unit=unit, start_on="2025-05-31")
    assert due(house) == [(steps.STAY, date(2026, 11, 30))]


def test_a_dwelling_without_a_longest_stay_takes_that_of_its_project(house):
    project = house.make("proj", max_stay_months="18")
    house.make("stay", unit=house.make("unit", project=project), start_on="2025-05-31")
    own = house.make("unit", project=project, max_stay_months="36")
    house.make("stay", unit=own, start_on="2025-05-31")
    assert due(house) == [(steps.STAY, date(2026, 11, 30))]


def test_a_building_that_is_handed_back_ends_the_stay_sooner(house):
    project = house.make("proj", occupied_from="2025-01-01", occupied_until="2026-12-15")
    unit = house.make("unit", max_stay_months="36", project=project)
    house.make("stay", unit=unit, start_on="2025-05-31")
    assert due(house) == [(steps.STAY, date(2026, 12, 15))]


def test_a_stay_that_ended_or_has_no_limit_is_not_proposed(house):
    unit = house.make("unit", max_stay_months="3")
    house.make("stay", unit=unit, start_on="2026-01-01", end_on="2026-02-01", destination="SOCI")
    house.make("stay", start_on="2020-01-01")
    assert due(house) == []


def ended_path(house, end_on, situation="SOCI"):
    said = {"end_reason": "PLANNED", "situation_end": situation, "start_on": "2025-01-02"}
    return house.make("path", end_on=end_on, **said)


def test_follow_up_points_fall_months_after_the_end(house):
    ended_path(house, "2026-05-31")
    assert due(house) == [(steps.FOLLOW_UP, date(2026, 11, 30))]


def test_a_follow_up_that_was_done_or_missed_long_ago_is_not_proposed(house):
    done = ended_path(house, "2026-05-24")
    house.make("followup", path=done, point="M6", done_on="2026-11-20")
    ended_path(house, "2026-01-02")
    assert due(house) == []


def test_without_a_lasting_home_there_is_nothing_to_keep(house):
    ended_path(house, "2026-05-24", situation="TIER")
    assert due(house) == []


def test_owners_are_asked_from_the_day_of_the_deed(house):
    purchase = house.make("pur", start_on="2022-01-01")
    house.make("milestone", purchase=purchase, milestone="DEED", reached_on="2023-12-01")
    [found] = next_steps(house.association.pk, TODAY)
    assert (found.key, found.detail, found.due_on) == (steps.BOUGHT, "Y3", date(2026, 12, 1))


def test_a_new_contact_that_was_planned_is_due_until_there_is_one(house):
    file = house.make("file")
    house.make("contact", household=file, result="TO_FOLLOW", happened_on="2026-11-10")
    assert due(house) == [(steps.CONTACT, date(2026, 11, 24))]
    house.make("contact", household=file, result="SOLVED", happened_on="2026-11-18")
    assert due(house) == []


def test_an_act_of_the_pathway_answers_a_planned_contact(house):
    file = house.make("file")
    house.make("contact", household=file, result="TO_FOLLOW", happened_on="2026-11-10")
    path = house.make("path", household=file, start_on="2026-11-12")
    house.make("act", path=path, done_on="2026-11-12")
    assert due(house) == []


def test_anonymous_contacts_and_old_ones_are_not_proposed(house):
    house.make("contact", result="TO_FOLLOW", happened_on="2026-11-10")
    house.make(
        "contact", household=house.make("file"), result="TO_FOLLOW", happened_on="2026-07-10"
    )
    assert due(house) == []


def test_the_longest_due_comes_first_and_one_question_is_asked(house, django_assert_num_queries):
    house.make("right", filed_on="2026-01-01")
    house.make("path", next_review_on="2026-02-01")
    with django_assert_num_queries(1):
        found = due(house)
    assert found == [(steps.REVIEW, date(2026, 2, 1)), (steps.RIGHT, date(2026, 4, 1))]


def test_one_household_shows_what_comes_within_a_year(house):
    file = house.make("file")
    house.make("path", household=file, next_review_on="2027-09-01")
    house.make("path", next_review_on="2026-10-01")
    assert due(house, households=[file.pk]) == [(steps.REVIEW, date(2027, 9, 1))]


def test_mine_are_the_households_with_a_pathway_of_mine(house):
    mine = house.make("file")
    house.make("path", household=mine, assigned_to="Noor Claes", start_on="2026-10-01")
    house.make("right", household=mine, filed_on="2026-08-01")
    house.make("right", filed_on="2026-08-01")
    assert due(house, names=("Noor Claes",)) == [(steps.RIGHT, date(2026, 10, 30))]


def test_another_association_is_never_seen(house):
    make_record("right", make_association(), filed_on="2026-01-01")
    assert due(house) == []
    assert next_steps(None, TODAY) == []


def test_a_household_that_was_made_anonymous_is_left_alone(house):
    right = house.make("right", filed_on="2026-01-01")
    model_of("file").objects.filter(pk=right.household.pk).update(anonymised_at=instant())
    assert due(house) == []


def test_a_pack_without_the_numbers_proposes_nothing(house, monkeypatch):
    house.make("right", filed_on="2026-01-01")
    house.make("path", start_on="2025-01-01")
    monkeypatch.setattr(terms, "term", lambda _name, _on: None)
    assert due(house) == []


def test_every_day_says_why(house):
    unit = house.make("unit", max_stay_months="6")
    house.make("stay", unit=unit, start_on="2026-03-01")
    house.make("right", filed_on="2026-08-01")
    house.make("path", start_on="2026-05-01")
    house.make("path", next_review_on="2026-11-30")
    ended_path(house, "2026-05-20")
    house.make(
        "contact", household=house.make("file"), result="TO_FOLLOW", happened_on="2026-11-10"
    )
    found = {s.key: step_words.step_why(s, TODAY) for s in next_steps(house.association.pk, TODAY)}
    assert len(found) == 6
    assert found[steps.RIGHT][:2] == [
        "The request was filed on 1 August 2026.",
        "90 days later is 30 October 2026.",
    ]
    assert "assumed" in found[steps.RIGHT][-1]
    assert found[steps.STAY] == [
        "The household moved in on 1 March 2026.",
        "The longest stay in this dwelling is 6 months: until 1 September 2026.",
    ]
    assert "6 months later is 20 November 2026." in found[steps.FOLLOW_UP]
    assert "1 November 2026" in found[steps.UNPLANNED][1]


def test_the_page_of_all_households(house, django_assert_max_num_queries):
    for _n in range(30):
        house.make("right", filed_on="2026-01-01")
    browser = house.browser()
    browser.get(reverse("next_steps"))
    with django_assert_max_num_queries(6):
        response = browser.get(reverse("next_steps"))
    assert response.context["lede"] == "30 things to do, 30 of them late."
    assert len(response.context["steps"]) == 25
    assert len(response.content) < 60 * 1024
    second = browser.get(reverse("next_steps") + response.context["older"])
    assert len(second.context["steps"]) == 5
    assert browser.get(reverse("next_steps"), {"whose": "mine"}).context["steps"] == []


def test_numbers_of_pages_that_are_none_are_the_first_or_the_last(house):
    house.make("right", filed_on="2026-01-01")
    for written in ("0", "-1", "x", "99999", "9" * 30):
        assert house.browser().get(reverse("next_steps"), {"page": written}).status_code == 200


def test_more_than_anyone_can_do_is_cut(house, monkeypatch):
    monkeypatch.setattr(steps, "MOST", 3)
    for _n in range(5):
        house.make("right", filed_on="2026-01-01")
    assert len(next_steps(house.association.pk, TODAY)) == 3
    assert MOST == 500


def test_one_button_notes_that_nobody_answered(house):
    right = house.make("right", filed_on="2026-01-01")
    address = reverse("right_unanswered", args=[right.uid])
    browser = house.browser()
    page = browser.get(reverse("household_thread", args=[right.household.uid]))
    assert f'action="{address}"' in page.content.decode()
    once = page.context["steps"][0]["once"]
    for _twice in range(2):
        answer = browser.post(address, {"_once": once})
        assert answer.headers["Location"].endswith("?noted=1")
    right.refresh_from_db()
    assert (right.state, right.version, right.decided_on) == ("NO_ANSWER", 2, None)
    assert due(house) == []


def test_a_request_that_was_decided_meanwhile_is_not_overwritten(house):
    right = house.make("right", state="GRANTED", decided_on="2026-10-01", filed_on="2026-01-01")
    answer = house.browser().post(reverse("right_unanswered", args=[right.uid]))
    assert answer.status_code == 409
    right.refresh_from_db()
    assert right.state == "GRANTED"
