"""What each step leaves: state, days, clocks, accreditations and lines of the trail."""

import json
from datetime import date, timedelta

import pytest

from drempel.apps.accreditation import services
from drempel.apps.accreditation.clocks import dossier_limits
from drempel.apps.accreditation.models import Accreditation, Dossier, ItemRequest
from drempel.apps.documents.models import Letter
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail.verify import verify_trail
from drempel.apps.payments.services import notify_award
from drempel.apps.subsidies.services import calculate_award
from tests.apps.accreditation.roads import LINES, Plan, make_cast, walk_accreditation, walk_dossier
from tests.apps.associations.factories import make_association, make_demonstration, make_production
from tests.apps.subsidies.roads import walk_award

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


@pytest.fixture
def cast():
    make_demonstration()
    return make_cast()


def verbs_of(record) -> list[str]:
    events = Event.objects.filter(object_id=record.reference).order_by("seq")
    return [event.verb for event in events]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_whole_road_leads_to_an_accreditation_and_a_letter(language):
    make_demonstration()
    cast = make_cast(make_association(language=language))
    dossier = walk_dossier(cast)
    accreditation = dossier.accreditation
    assert (accreditation.state, accreditation.begins_on) == ("active", date(2026, 1, 1))
    assert [line.code for line in accreditation.lines.all()] == sorted(LINES)
    letter = Letter.objects.get(subject_id=dossier.reference)
    assert (letter.language, letter.kind) == (language, "accreditation")
    assert verbs_of(dossier) == [
        *("open", "choose_lines", "write", "submit", "acknowledge", "declare_complete", "examine"),
        *("request_opinion", "give_opinion", "decide", "notify", "issue_letter"),
    ]
    assert verbs_of(accreditation) == ["grant"]
    assert verify_trail().finding is None


def test_every_event_says_who_what_and_from_where_to_where(cast):
    dossier = walk_dossier(cast)
    event = Event.objects.get(object_id=dossier.reference, verb="decide")
    data = json.loads(event.data)
    assert event.actor == f"person:{cast.head.pk}"
    assert event.association_id == cast.association.pk
    assert (data["from"], data["to"], data["on"]) == ("under_opinion", "decided", "2026-02-20")
    assert data["decision_reference"] == "2026-114"


def test_a_refusal_gives_a_letter_and_no_accreditation(cast):
    dossier = walk_dossier(cast, plan=Plan(outcome="REFUSED"))
    assert not Accreditation.objects.exists()
    assert (dossier.granted_from_on, dossier.reference_amount_cents) == (None, None)
    assert Letter.objects.get(subject_id=dossier.reference).kind == "accreditation"


def test_granted_in_part_covers_what_was_granted_only(cast):
    dossier = walk_dossier(cast, plan=Plan(outcome="GRANTED_PART", granted=("A1-G",)))
    assert [line.code for line in dossier.accreditation.lines.all()] == ["A1-G"]
    assert dict(dossier.lines.values_list("code", "is_granted")) == {"A1-G": True, "A2-T": False}


def test_an_unfinished_application_is_not_sent(cast):
    dossier = walk_dossier(cast, until="draft")
    with pytest.raises(Refused, match="Still to do"):
        services.submit_dossier(dossier=dossier, by=cast.manager, on=Plan().on(2))
    dossier.refresh_from_db()
    assert dossier.state == "draft"


def test_a_worker_writes_and_only_a_manager_sends(cast):
    dossier = walk_dossier(cast, until="filled")
    with pytest.raises(RoleRefused):
        services.submit_dossier(dossier=dossier, by=cast.worker, on=Plan().on(2))


def test_nobody_of_another_association_writes_or_sends(cast):
    dossier, other = walk_dossier(cast, until="filled"), make_cast()
    with pytest.raises(RoleRefused, match="another association"):
        services.save_dossier_answers(dossier=dossier, by=other.manager, plan="x")
    with pytest.raises(RoleRefused, match="another association"):
        services.submit_dossier(dossier=dossier, by=other.manager, on=DAY)
    with pytest.raises(RoleRefused, match="another association"):
        services.withdraw_dossier(dossier=dossier, by=other.manager, on=DAY, reason="x")


def test_a_paper_application_counts_from_its_real_day_of_receipt(cast):
    dossier = walk_dossier(cast, until="filled")
    with pytest.raises(Refused, match="future"):
        services.submit_dossier(
            dossier=dossier, by=cast.officer, on=DAY, received_on=DAY + timedelta(days=1)
        )
    with pytest.raises(Refused, match="paper"):
        services.submit_dossier(dossier=dossier, by=cast.manager, on=DAY, received_on=DAY)
    sent = services.submit_dossier(
        dossier=dossier, by=cast.officer, on=DAY, received_on=date(2026, 11, 20)
    )
    assert sent.submitted_on == date(2026, 11, 20)


def test_a_sent_application_is_no_longer_changed(cast):
    dossier = walk_dossier(cast, until="submitted")
    with pytest.raises(Refused, match="already sent"):
        services.save_dossier_answers(dossier=dossier, by=cast.manager, plan="other")
    with pytest.raises(ValueError, match="not an answer"):
        services.save_dossier_answers(dossier=dossier, by=cast.manager, state="decided")
    with pytest.raises(ValueError, match="not a service line"):
        services.save_dossier_lines(dossier=dossier, by=cast.manager, codes=["NO-SUCH"])


def decision_limit(dossier: Dossier, today: date) -> date:
    limits = dossier_limits(dossier, list(dossier.requests.all()), today)
    return next(limit for limit in limits if limit.key == "decision").deadline.end_on


def test_items_asked_of_a_complete_file_stop_the_clock_until_they_come(cast):
    """Fourteen days asked after completeness move the last day by the days that stood still."""
    plan = Plan()
    dossier = walk_dossier(cast, until="complete")
    before = decision_limit(dossier, plan.on(9))
    asked = services.ask_dossier_items(
        dossier=dossier, items="Les comptes.", by=cast.officer, on=plan.on(9)
    )
    assert asked.stops_clock
    dossier = services.answer_dossier_items(
        request=asked, answer="Voici.", by=cast.manager, on=plan.on(23)
    )
    assert dossier.state == "complete"
    moved = decision_limit(dossier, plan.on(24)) - before
    assert timedelta(days=13) <= moved <= timedelta(days=17)
    with pytest.raises(Refused, match="already answered"):
        services.answer_dossier_items(request=asked, answer="x", by=cast.manager, on=DAY)


def test_items_asked_before_completeness_stop_no_clock(cast):
    dossier = walk_dossier(cast, until="acknowledged")
    asked = services.ask_dossier_items(
        dossier=dossier, items="Les comptes.", by=cast.officer, on=Plan().on(5)
    )
    assert not asked.stops_clock
    dossier = services.answer_dossier_items(
        request=asked, answer="Voici.", by=cast.manager, on=Plan().on(8)
    )
    assert dossier.state == "submitted"
    assert ItemRequest.objects.get().answered_on == Plan().on(8)


def test_a_proposal_that_went_back_needs_a_new_opinion(cast):
    dossier = walk_dossier(cast, until="advised")
    dossier = services.send_dossier_back(
        dossier=dossier, by=cast.head, on=Plan().on(14), reason="Chiffres."
    )
    assert dossier.state == "complete"
    dossier = services.examine_dossier(
        dossier=dossier, proposal=Plan().proposal(), by=cast.officer, on=Plan().on(16)
    )
    dossier = services.request_dossier_opinion(dossier=dossier, by=cast.officer, on=Plan().on(16))
    with pytest.raises(Refused, match="Finance Inspection"):
        services.decide_dossier(
            dossier=dossier,
            by=cast.head,
            decided_on=Plan().on(19),
            decision_reference="x",
            on=Plan().on(20),
        )


def test_a_decision_is_neither_in_the_future_nor_older_than_its_proposal(cast):
    dossier = walk_dossier(cast, until="advised")
    for day, told in ((date(2026, 2, 25), "future"), (date(2026, 2, 9), "older")):
        with pytest.raises(Refused, match=told):
            services.decide_dossier(
                dossier=dossier,
                by=cast.head,
                decided_on=day,
                decision_reference="x",
                on=Plan().on(20),
            )


def test_a_renewal_takes_over_from_an_extension(cast):
    """The extension ends on the eve of the new period; the two never overlap."""
    old = walk_accreditation(cast, Plan(ends_on=date(2026, 6, 30)))
    services.extend_accreditation(
        accreditation=old,
        until_on=date(2026, 12, 31),
        decision_reference="2026-9",
        by=cast.head,
        on=date(2026, 6, 1),
    )
    renewal = walk_dossier(
        cast, plan=Plan(month=9, begins_on=date(2026, 10, 1), ends_on=date(2029, 9, 30))
    )
    old.refresh_from_db()
    assert renewal.kind == Dossier.RENEWAL
    assert (old.state, old.last_on) == ("extended", date(2026, 9, 30))
    assert renewal.accreditation.begins_on == date(2026, 10, 1)
    assert verbs_of(old)[-1] == "shorten"


def test_an_extension_follows_its_period_and_has_a_reference(cast):
    accreditation = walk_accreditation(cast)
    for until, reference, told in (
        (accreditation.ends_on, "x", "after the period"),
        (accreditation.ends_on + timedelta(days=1), " ", "reference"),
    ):
        with pytest.raises(Refused, match=told):
            services.extend_accreditation(
                accreditation=accreditation,
                until_on=until,
                decision_reference=reference,
                by=cast.head,
                on=DAY,
            )


def test_days_of_a_suspension_give_no_subsidy(cast):
    accreditation = walk_accreditation(cast)
    services.suspend_accreditation(
        accreditation=accreditation,
        ground="REPORT",
        decision_reference="2026-2",
        from_on=date(2026, 5, 1),
        by=cast.head,
        on=date(2026, 4, 20),
    )
    services.resume_accreditation(
        accreditation=accreditation,
        last_day_on=date(2026, 5, 31),
        by=cast.head,
        on=date(2026, 6, 1),
    )
    award = calculate_award(association=cast.association, year=2026, by=cast.officer, on=DAY)
    # 30,000.00 × (365 − 31) ÷ 365
    assert (award.full_year_cents, award.amount_cents) == (3_000_000, 2_745_205)


def test_in_production_nothing_is_notified_while_a_remedy_is_unknown():
    """Without the marked assumptions of the demonstration the block is incomplete."""
    make_production()
    cast = make_cast()
    dossier = walk_dossier(cast, until="decided")
    with pytest.raises(Refused) as refusal:
        services.notify_dossier(dossier=dossier, by=cast.officer, on=Plan().on(24))
    assert str(refusal.value)
    dossier.refresh_from_db()
    assert dossier.state == "decided"
    assert not Accreditation.objects.exists()
    assert not Letter.objects.exists()


def test_in_production_no_award_is_notified_either():
    make_production()
    cast = make_cast()
    services.take_over_accreditation(
        association=cast.association,
        lines=LINES,
        state="active",
        begins_on=date(2026, 1, 1),
        ends_on=date(2028, 12, 31),
        reference_amount_cents=2_400_000,
        reference_month="2023-12",
        decided_on=date(2025, 12, 1),
        decision_reference="2025-1",
    )
    award = walk_award(cast, until="decided")
    with pytest.raises(Refused):
        notify_award(award=award, by=cast.officer, on=DAY)
    award.refresh_from_db()
    assert (award.state, award.instalments.count()) == ("decided", 0)
