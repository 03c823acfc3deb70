"""The start page of each role says the point first, in few queries at any size."""

from datetime import date

import pytest

from drempel.apps.desk.context import navigation
from drempel.apps.kernel import roles
from drempel.apps.payments.models import Instalment
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)
from tests.apps.desk.builders import give_opinion, make_cast, make_dossier
from tests.apps.register.builders import fill_register, make_accreditation, make_award, queries_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
LIGHT = 60 * 1024
DASHBOARD = 8


@pytest.fixture(autouse=True)
def _day():
    make_demonstration(TODAY)


@pytest.fixture
def people():
    return make_cast()


def _page(person, address="/desk/"):
    response = signed_in(person).get(address)
    assert response.status_code == 200, response
    assert len(response.content) < LIGHT
    return response.content.decode()


def _calculated(accreditation, year, cents, **traits):
    empty = dict.fromkeys(("decided_on", "notified_on"))
    facts = {"origin": "drempel", "state": "calculated", "outcome": "", "decision_reference": ""}
    return make_award(accreditation, year, cents, **facts | empty | traits)


# The front door


def test_the_door_is_open_to_everyone(client):
    fill_register(3)
    page = client.get("/").content.decode()
    for words in ("3 associations help people find a home", "€90,000.03 for 2026", "<svg"):
        assert words in page
    for address in ("/register/", "/verify/", "/calculator/", "/sign-in/", "/demo/"):
        assert f'"{address}"' in page
    assert len(page.encode()) < LIGHT


def test_the_door_of_an_empty_product_opens_too(client):
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("associations", [2, 60])
def test_the_door_takes_few_queries(client, associations):
    fill_register(associations)
    assert len(queries_of(client, "/")) == 1
    assert len(queries_of(signed_in(make_person()), "/")) == 3


# The case officer


def test_what_cannot_wait_stands_in_the_title(people):
    make_dossier("submitted", people, sent_on=date(2026, 10, 1))
    make_dossier("complete", people, sent_on=date(2026, 7, 1))
    page = _page(people["officer"])
    assert "<h1>2 dossiers cannot wait any longer</h1>" in page
    assert "days late" in page


def test_a_quiet_day_says_until_when(people):
    make_dossier("complete", people, sent_on=date(2026, 11, 10))
    assert "<h1>Nothing is due before 17 February 2027</h1>" in _page(people["officer"])


def test_no_dossier_at_all_says_what_will_come(people):
    page = _page(people["officer"])
    assert "No dossier needs you today" in page
    assert "New applications appear here" in page


def test_the_count_of_a_filter_is_the_list_behind_it(people):
    for _n in range(3):
        make_dossier("complete", people, sent_on=date(2026, 7, 1))
    make_dossier("under_opinion", people, sent_on=date(2026, 10, 20))
    other = make_cast()
    make_dossier("complete", other, sent_on=date(2026, 7, 1))
    page = _page(people["officer"])
    for words in (
        'All of the unit&nbsp;<span class="num">(5)',
        'Mine&nbsp;<span class="num">(4)',
        'Overdue&nbsp;<span class="num">(4)',
    ):
        assert words in page
    assert _page(people["officer"], "/desk/?group=overdue&mine=1").count('scope="row"') == 3
    assert _page(people["officer"], "/desk/?group=waiting").count('scope="row"') == 1
    empty = _page(people["officer"], "/desk/?group=later")
    assert "Your filter hides the others" in empty


def test_drafts_of_others_are_not_shown(people):
    home = make_association(name_fr="Pas Encore Envoyé")
    make_dossier("draft", people, association=home)
    assert "Pas Encore Envoyé" not in _page(people["officer"])


def test_the_pace_counts_what_was_decided_in_time(people):
    make_dossier("notified", people, sent_on=date(2026, 6, 1))
    make_dossier("decided", people, sent_on=date(2026, 7, 1))
    page = _page(people["officer"])
    assert "21 days" in page
    assert "2 of 2 in time" in page


@pytest.mark.parametrize("associations", [2, 30])
def test_the_officers_page_takes_few_queries_at_any_size(people, associations):
    fill_register(associations)
    for n in range(associations):
        make_dossier("incomplete" if n % 2 else "complete", people)
    assert len(queries_of(signed_in(people["officer"]), "/desk/")) <= DASHBOARD


# Those who advise and decide


def test_a_proposal_waits_for_an_opinion_and_then_for_the_decision(people):
    home = make_association(name_fr="Huis in Zicht")
    dossier = make_dossier("under_opinion", people, association=home, sent_on=date(2026, 7, 1))
    assert "1 proposal waits for your opinion" in _page(people["inspector"])
    assert "Nothing waits for you" in _page(people["head"])
    give_opinion(dossier, people, date(2026, 11, 2))
    assert "Nothing waits for you" in _page(people["inspector"])
    page = _page(people["head"])
    for words in ("1 proposal waits for the decision", "Huis in Zicht", "02.11.2026", "passed"):
        assert words in page


def test_an_award_under_opinion_waits_too(people):
    award = _calculated(make_accreditation(), 2026, 3_165_830)
    type(award).objects.filter(pk=award.pk).update(
        state="under_opinion", proposed_on=date(2026, 11, 3), proposed_by=people["officer"]
    )
    page = _page(people["inspector"])
    for words in ("Award 2026", "31,658.30", "03.11.2026"):
        assert words in page


@pytest.mark.parametrize("count", [1, 20])
def test_waiting_takes_few_queries_at_any_size(people, count):
    for _n in range(count):
        dossier = make_dossier("under_opinion", people)
        give_opinion(dossier, people, date(2026, 11, 2))
    assert len(queries_of(signed_in(people["head"]), "/desk/")) <= DASHBOARD


# The association


def _manager(home):
    return make_person(role=roles.MANAGER, association=home)


def test_nothing_due_says_until_when():
    home = make_accreditation(ends_on=date(2028, 12, 31)).association
    assert "<h1>Nothing is due before 30 September 2028</h1>" in _page(_manager(home))


def test_a_renewal_not_sent_is_late_in_words():
    home = make_accreditation().association
    page = _page(_manager(home))
    assert "Your application for renewal is 55 days late" in page
    assert "/application/" in page
    assert "Why this date?" in page


def test_a_draft_leads_to_its_first_task(people):
    home = make_accreditation().association
    dossier = make_dossier("draft", people, association=home)
    page = _page(_manager(home))
    assert "Continue the first task" in page
    assert f"/dossiers/{dossier.reference}/tasks/identity/" in page
    assert "not sent yet" in page


def test_missing_items_come_first(people):
    home = make_accreditation().association
    make_dossier("incomplete", people, association=home, sent_on=date(2026, 11, 2))
    page = _page(_manager(home))
    assert "Send us the missing items by 9 December 2026" in page
    assert "Le plan triennal" in page
    assert "/step/answer/" in page
    assert "/step/answer/" not in _page(make_person(role=roles.WORKER, association=home))


def test_an_application_with_the_administration_asks_nothing(people):
    home = make_accreditation().association
    make_dossier("complete", people, association=home, sent_on=date(2026, 11, 2))
    page = _page(_manager(home))
    assert "you have nothing to do" in page
    assert "9 February 2027" in page


def test_the_administration_says_when_it_is_late(people):
    home = make_accreditation().association
    make_dossier("complete", people, association=home, sent_on=date(2026, 7, 1))
    assert "We are late with your application" in _page(_manager(home))


def test_a_renewal_already_granted_asks_nothing():
    home = make_accreditation().association
    make_accreditation(home, begins_on=date(2027, 1, 1), ends_on=date(2029, 12, 31))
    page = _page(_manager(home))
    assert "Nothing is due before 30 September 2029" in page
    assert "Next period" in page


def test_the_next_payment_is_told():
    accreditation = make_accreditation()
    award = make_award(accreditation, 2026, 3_000_000)
    Instalment.objects.create(
        award=award,
        number=1,
        share="100",
        amount_cents=3_000_000,
        due_on=date(2026, 12, 15),
        explanation_json="{}",
        iban=accreditation.association.iban,
    )
    page = _page(_manager(accreditation.association))
    assert "€30,000.00" in page
    assert "15 December 2026" in page


@pytest.mark.parametrize("state", ["draft", "incomplete", "complete", "decided"])
def test_the_associations_page_takes_few_queries(people, state):
    home = make_accreditation().association
    make_dossier(state, people, association=home)
    assert len(queries_of(signed_in(_manager(home)), "/desk/")) <= DASHBOARD


def test_my_association_needs_no_number():
    home = make_association()
    response = signed_in(_manager(home)).get("/desk/association/")
    assert response["Location"] == f"/associations/{home.enterprise_number}/"


# The cabinet, and everybody else


def test_the_campaign_counts_by_state(people):
    for state in ("draft", "submitted", "incomplete", "complete", "decided"):
        home = make_accreditation().association
        make_dossier(state, people, association=home)
    make_accreditation()
    page = _page(make_person(role=roles.CABINET), "/campaign/")
    for words in (
        "5 of 6 renewals are still to be decided",
        "6 accreditations end on 31 December 2026",
        "2 complete, 1 incomplete, 2 not sent",
        "in 37 days",
        "55 days ago",
    ):
        assert words in page


def test_the_campaign_tells_how_firm_the_money_is():
    accreditation = make_accreditation()
    make_award(accreditation, 2026, 3_000_000)
    _calculated(make_accreditation(), 2026, 4_000_000)
    _calculated(accreditation, 2027, 5_000_000, is_estimate=True)
    page = _page(make_person(role=roles.CABINET), "/campaign/")
    for words in ("€30,000.00", "€40,000.00", "€50,000.00", "2027, estimate"):
        assert words in page


def test_without_a_campaign_the_page_still_opens():
    assert "No accreditation ends within a year" in _page(
        make_person(role=roles.CABINET), "/campaign/"
    )


@pytest.mark.parametrize("associations", [2, 60])
def test_the_campaign_takes_few_queries_at_any_size(associations):
    fill_register(associations)
    assert len(queries_of(signed_in(make_person(role=roles.CABINET)), "/campaign/")) <= DASHBOARD


def test_the_cabinet_starts_at_the_campaign():
    response = signed_in(make_person(role=roles.CABINET)).get("/desk/")
    assert response["Location"] == "/campaign/"


def test_the_campaign_is_not_for_associations():
    assert signed_in(make_person(role=roles.MANAGER)).get("/campaign/").status_code == 404


@pytest.mark.parametrize("role", [roles.INFORMATION_CENTRE, roles.ADMINISTRATOR])
def test_others_find_what_they_need(role):
    page = _page(make_person(role=role))
    assert "What do you look for?" in page
    assert ("/people/" in page) is (role == roles.ADMINISTRATOR)


def test_the_desk_asks_to_sign_in(client):
    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
@pytest.mark.parametrize("role", [*roles.LABELS, ""])
def test_every_role_has_a_start_in_every_language(role, language):
    client = signed_in(make_person(role=role, language=language))
    response = client.get("/desk/", headers={"accept-language": language}, follow=True)
    assert response.status_code == 200
    nav = navigation(response.wsgi_request)["nav"]
    assert nav
    assert [item["url"] for item in nav if item["current"]] in (
        [],
        [response.wsgi_request.path],
    )
