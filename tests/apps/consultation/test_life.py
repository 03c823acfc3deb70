"""The life of a proposal: each day and number of the rules at its border, and what SQL refuses."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from drempel.apps.consultation import services
from drempel.apps.consultation.models import Measure, Proposal
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT, MANAGER, WORKER
from drempel.apps.kernel.states import MoveRefused, Refused, RoleRefused
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db
OPENED = date(2026, 3, 2)
CLOSES = date(2026, 3, 30)
PILOT_ENDS = date(2026, 6, 30)
SAID = {
    "subject": "indicator",
    "act": "change",
    "code": "AX-08",
    "title_fr": "Titre",
    "title_nl": "Titel",
    "reason_fr": "Motif",
    "reason_nl": "Reden",
}


@pytest.fixture
def people(db):
    make_demonstration(TODAY)
    return {
        "officer": make_person(role=CASE_OFFICER),
        "head": make_person(role=HEAD_OF_UNIT),
        "worker": make_person(role=WORKER, association=make_association(peer_group="G1")),
    }


def managers(*groups):
    return [
        make_person(role=MANAGER, association=make_association(peer_group=group))
        for group in groups
    ]


def consulted(people, **said):
    made = services.propose(said=SAID | said, by=people["worker"], on=OPENED)
    return services.consult_sector(proposal=made, by=people["officer"], on=OPENED)


def piloted(people, *groups):
    proposal = consulted(people)
    for one in managers(*groups):
        services.join_pilot(proposal=proposal, by=one, on=OPENED)
    return services.start_pilot(proposal=proposal, by=people["officer"], on=CLOSES)


def adopted(people, proposal, on=PILOT_ENDS, valid=date(2027, 1, 1)):
    return services.adopt_proposal(
        proposal=proposal, valid_from_on=valid, decision_note="Oui.", by=people["head"], on=on
    )


def test_the_consultation_is_open_for_four_weeks(people):
    proposal = consulted(people)
    assert (proposal.closes_on, proposal.last_day) == (CLOSES, date(2026, 3, 29))
    early = CLOSES - timedelta(days=1)
    with pytest.raises(Refused, match="last day"):
        services.start_pilot(proposal=proposal, by=people["officer"], on=early)
    assert (
        services.start_pilot(proposal=proposal, by=people["officer"], on=CLOSES).state == "piloted"
    )


def test_both_languages_are_needed_before_the_sector_is_asked(people):
    made = services.propose(said=SAID | {"title_nl": ""}, by=people["worker"], on=OPENED)
    with pytest.raises(Refused, match="French and in Dutch"):
        services.consult_sector(proposal=made, by=people["officer"], on=OPENED)


def test_one_in_one_out(people):
    new = {"act": "new", "code": "AX-13"}
    with pytest.raises(Refused, match="One in, one out"):
        consulted(people, **new)
    assert consulted(people, **new, in_exchange_for="AX-12").state == "consulted"
    assert consulted(people, **new, no_exchange="Free.").state == "consulted"


def test_every_comment_is_answered_before_the_pilot(people):
    proposal = consulted(people)
    comment = services.comment_proposal(
        proposal=proposal, text="Trop lourd.", language="fr", by=people["worker"], on=OPENED
    )
    with pytest.raises(Refused, match="answered first"):
        services.start_pilot(proposal=proposal, by=people["officer"], on=CLOSES)
    services.answer_comment(
        comment=comment, outcome="taken", answer="Allégé.", by=people["officer"], on=CLOSES
    )
    assert (
        services.start_pilot(proposal=proposal, by=people["officer"], on=CLOSES).state == "piloted"
    )


def test_a_comment_that_was_taken_back_needs_no_answer(people):
    proposal = consulted(people)
    comment = services.comment_proposal(
        proposal=proposal, text="Oups.", language="fr", by=people["worker"], on=OPENED
    )
    with pytest.raises(RoleRefused):
        services.withdraw_comment(comment=comment, by=people["officer"])
    services.withdraw_comment(comment=comment, by=people["worker"])
    assert (
        services.start_pilot(proposal=proposal, by=people["officer"], on=CLOSES).state == "piloted"
    )


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (("G1", "G2", "G3", "G4"), "Too few volunteers"),
        (("G1", "G1", "G1", "G2", "G2"), "too few kinds"),
        (("G1", "G1", "G1", "G2", "G3"), ""),
    ],
)
def test_five_volunteers_of_three_kinds_try_it(people, groups, said):
    proposal = piloted(people, *groups)
    if said:
        with pytest.raises(Refused, match=said):
            adopted(people, proposal)
    else:
        assert adopted(people, proposal).valid_from_on == date(2027, 1, 1)


FIVE = ("G1", "G1", "G2", "G3", "G4")


def test_a_pilot_lasts_a_quarter(people):
    proposal = piloted(people, *FIVE)
    with pytest.raises(Refused, match="pilot runs"):
        adopted(people, proposal, on=PILOT_ENDS - timedelta(days=1))
    assert adopted(people, proposal).state == "adopted"


@pytest.mark.parametrize("valid", [date(2027, 7, 1), date(2026, 1, 1), date(2026, 12, 31)])
def test_nothing_changes_in_mid_year_or_in_the_past(people, valid):
    with pytest.raises(Refused, match="1 January"):
        adopted(people, piloted(people, *FIVE), valid=valid)


def test_whoever_proposes_does_not_decide(people):
    both = make_person(role=HEAD_OF_UNIT)
    made = services.propose(said=SAID, by=both, on=OPENED)
    services.consult_sector(proposal=made, by=people["officer"], on=OPENED)
    with pytest.raises(Refused, match="does not decide"):
        services.reject_proposal(proposal=made, decision_note="Non.", by=both, on=CLOSES)


def test_an_association_volunteers_once(people):
    proposal = consulted(people)
    (manager,) = managers("G2")
    first = services.join_pilot(proposal=proposal, by=manager, on=OPENED)
    assert services.join_pilot(proposal=proposal, by=manager, on=CLOSES) == first
    with pytest.raises(RoleRefused):
        services.join_pilot(proposal=proposal, by=people["worker"], on=OPENED)


def test_a_definition_that_cannot_be_read_is_refused_with_its_reason(people):
    with pytest.raises(Refused, match="axis is missing"):
        services.propose(said=SAID | {"definition": "x = 1"}, by=people["worker"], on=OPENED)
    entry = (
        'axis = "AX"\nfrom = 2027-01-01\nstatus = "assumed"\n[[indicator]]\ncode = "AX-08"\n'
        'tier = "C"\nunit = "n"\nlabel = { fr = "a", nl = "b", en = "c" }\n'
        '[[indicator.figure]]\nrecord = "CONTACT"\nmeasure = "count"\ncounts = "contact"\n'
        'year_rule = "date_in_year(happened_on)"\nfilter = "%s"\n'
    )
    with pytest.raises(Refused, match="colour"):
        said = SAID | {"definition": entry % "colour == 'RED'"}
        services.propose(said=said, by=people["worker"], on=OPENED)
    said = SAID | {"definition": entry % "channel == 'DESK'"}
    assert services.propose(said=said, by=people["worker"], on=OPENED).state == "proposed"


def test_a_decided_proposal_goes_no_further(people):
    proposal = adopted(people, piloted(people, *FIVE))
    with pytest.raises(MoveRefused):
        services.start_pilot(proposal=proposal, by=people["officer"], on=PILOT_ENDS)
    retired = services.retire_proposal(
        proposal=proposal, retired_from_on=date(2029, 1, 1), by=people["head"], on=PILOT_ENDS
    )
    assert retired.state == "retired"


@pytest.mark.parametrize(
    "change",
    [
        "state = 'adopted'",
        "closes_on = '2026-03-01'",
        "state = 'rejected', decided_on = '2026-04-01', decision_note = ''",
        "state = 'retired'",
        "valid_from_on = '2027-07-01'",
    ],
)
def test_the_database_refuses_what_the_rules_refuse(people, change):
    proposal = consulted(people)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE consultation_proposal SET {change} WHERE id = {proposal.pk}")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM consultation_proposal WHERE id = {proposal.pk}")
    assert Proposal.objects.get(pk=proposal.pk).state == "consulted"


def test_the_whole_sector_reads_a_comment_with_the_name_of_its_association(people):
    proposal = consulted(people)
    services.comment_proposal(
        proposal=proposal, text="Trop lourd.", language="fr", by=people["worker"], on=OPENED
    )
    (stranger,) = managers("G3")
    page = signed_in(stranger).get(f"/consultation/{proposal.reference}/").content.decode()
    assert "Trop lourd." in page
    name = people["worker"].mandates.get().association.name
    assert name in page.replace("&#x27;", "'")


def test_what_recording_takes_is_measured_from_the_log(people):
    association = people["worker"].mandates.get().association
    for seconds in (30, 60, 120):
        record = make_record("contact", association)
        type(record).objects.filter(pk=record.pk).update(active_seconds=seconds)
    taken_in = make_record("contact", association)
    type(taken_in).objects.filter(pk=taken_in.pk).update(active_seconds=999, way="file")
    day = taken_in.created_at.date()
    services.measure_burden(on=day)
    one = Measure.objects.get(kind="contact")
    assert (one.records, one.seconds, one.middle_seconds, one.associations) == (3, 210, 60, 1)
    services.measure_burden(on=day)
    assert Measure.objects.filter(kind="contact").count() == 1
    page = signed_in(people["officer"], headers={"accept-language": "en"}).get(
        "/consultation/burden/"
    )
    assert "not shown" in page.content.decode()


def test_the_catalogue_and_its_changes_are_public(client, people):
    proposal = adopted(people, piloted(people, *FIVE))
    assert "AX-01" in client.get("/indicators/?q=households").content.decode()
    assert client.get("/indicators/AX-01/").status_code == 200
    assert client.get("/indicators/ZZ-99/").status_code == 404
    changes = client.get("/indicators/changes/?format=json").json()["changes"]
    assert {"from": "2027-01-01", "code": "AX-08", "decision": proposal.reference}.items() <= (
        changes[0].items()
    )
