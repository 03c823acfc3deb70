"""An award moves along its table only, keeps what was proposed, and is paid in full."""

from datetime import date

import pytest

from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused
from drempel.apps.payments.models import Instalment
from drempel.apps.payments.services import notify_award
from drempel.apps.subsidies import services
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.states import AWARD, AWARD_STATES
from tests.apps.accreditation.roads import Plan, make_cast, walk_accreditation
from tests.apps.associations.factories import make_demonstration, signed_in
from tests.apps.kernel.machines import (
    execute,
    fixed_columns_not_refused,
    impossible_births_not_refused,
    impossible_moves_not_refused,
    roles,
    wrong_answers,
)
from tests.apps.subsidies.roads import walk_award

pytestmark = pytest.mark.django_db

OFFICER, HEAD = roles("case_officer"), roles("head_of_unit")
TABLE = {
    ("calculated", "recalculate"): OFFICER,
    ("calculated", "propose"): OFFICER,
    ("under_opinion", "send_back"): HEAD,
    ("under_opinion", "decide"): HEAD,
    ("decided", "notify"): OFFICER,
    ("calculated", "withdraw"): OFFICER,
    ("under_opinion", "withdraw"): OFFICER,
}
DAY = date(2026, 3, 2)


@pytest.fixture
def cast():
    make_demonstration()
    cast = make_cast()
    walk_accreditation(cast)
    return cast


def accredited(cast):
    """Another association with the same staff."""
    other = make_cast(officer=cast.officer, inspector=cast.inspector, head=cast.head)
    walk_accreditation(other, Plan(begins_on=date(2026, 1, 1)))
    return other


@pytest.fixture
def awards(cast):
    """One award in every state."""
    found = {
        state: walk_award(accredited(cast), until=state)
        for state in ("calculated", "under_opinion", "decided", "notified")
    }
    taken = walk_award(accredited(cast), until="calculated")
    found["withdrawn"] = services.withdraw_award(award=taken, by=cast.officer, on=DAY, reason="x")
    assert set(found) == set(dict(AWARD_STATES))
    return found


def test_every_move_is_open_to_its_roles_only(awards):
    assert not wrong_answers(AWARD, awards, TABLE)


def test_no_sql_moves_or_bears_an_award_otherwise(awards):
    assert not impossible_moves_not_refused(AWARD, awards)
    assert not impossible_births_not_refused(AWARD, awards)


def test_a_proposed_award_keeps_its_amount_and_its_sheet(awards):
    columns = {
        "amount_cents": 1,
        "full_year_cents": 1,
        "case_json": "{}",
        "trace_json": "{}",
        "digest": "0",
        "year": 2020,
    }
    fixed = [awards[state] for state in ("under_opinion", "decided", "notified")]
    assert not fixed_columns_not_refused(fixed, columns)


def test_an_estimate_is_never_proposed(cast):
    """Refused by the service, on the page and by the database."""
    award = services.calculate_award(
        association=cast.association, year=2027, by=cast.officer, on=DAY
    )
    assert award.is_estimate
    with pytest.raises(Refused, match="estimate"):
        services.propose_award(award=award, reasons="x", by=cast.officer, on=DAY)
    page = f"/awards/{award.reference}/step/propose/"
    response = signed_in(cast.officer).post(page, {"reasons": "x"})
    assert response.status_code == 409
    assert "index of its month is not published yet" in response.content.decode()
    said = execute(
        "UPDATE subsidies_award SET state = 'under_opinion', proposed_on = '2026-03-02', "
        "proposed_by_id = calculated_by_id WHERE id = %s",
        [award.pk],
    )
    assert "award_estimate_is_never_proposed" in said
    assert Award.objects.get(pk=award.pk).state == "calculated"


def test_author_and_approver_differ_in_the_service_and_in_the_database(cast):
    award = walk_award(cast, until="advised")
    cast.officer.grants.create(role="head_of_unit", granted_on=DAY)
    cast.officer.forget_roles()
    with pytest.raises(Refused, match="Whoever wrote the proposal"):
        services.decide_award(
            award=award,
            outcome="GRANTED",
            decided_on=DAY,
            decision_reference="x",
            by=cast.officer,
            on=DAY,
        )
    said = execute(
        "UPDATE subsidies_award SET state = 'decided', decided_on = '2026-03-02', "
        "decision_reference = 'x', outcome = 'GRANTED', decided_by_id = proposed_by_id "
        "WHERE id = %s",
        [award.pk],
    )
    assert "award_author_is_not_approver" in said


def test_without_an_opinion_nothing_is_decided(cast):
    award = walk_award(cast, until="under_opinion")
    with pytest.raises(Refused, match="Finance Inspection"):
        services.decide_award(
            award=award,
            outcome="GRANTED",
            decided_on=DAY,
            decision_reference="x",
            by=cast.head,
            on=DAY,
        )


NOTIFY = "UPDATE subsidies_award SET state = 'notified', notified_on = '2026-03-02' WHERE id = %s"


@pytest.mark.parametrize("missing", ["all", "a cent"])
def test_an_award_is_not_notified_while_its_instalments_do_not_add_up(cast, missing):
    award = walk_award(cast, until="decided")
    if missing == "a cent":
        Instalment.objects.create(
            award=award,
            number=1,
            share="rest",
            amount_cents=award.amount_cents - 1,
            explanation_json="{}",
            iban="x",
        )
    assert "do not add up" in execute(NOTIFY, [award.pk])
    with pytest.raises(Exception, match="do not add up"):
        services.mark_award_notified(award=award, by=cast.officer, on=DAY)


def test_an_instalment_is_never_changed_nor_taken_away(awards):
    part = awards["notified"].instalments.first()
    said = execute(
        "UPDATE payments_instalment SET amount_cents = amount_cents - 1 WHERE id = %s", [part.pk]
    )
    assert "is fixed" in said
    assert "is kept" in execute("DELETE FROM payments_instalment WHERE id = %s", [part.pk])


def test_one_award_a_year_and_another_after_a_withdrawal(cast):
    first = walk_award(cast, until="calculated")
    again = services.calculate_award(
        association=cast.association, year=2026, by=cast.officer, on=DAY
    )
    assert again == first
    services.withdraw_award(award=first, by=cast.officer, on=DAY, reason="x")
    other = walk_award(cast, until="calculated")
    assert other != first
    assert other.reference != first.reference


def test_calculating_again_what_did_not_change_leaves_no_trace(cast):
    award = walk_award(cast, until="calculated")
    events = Event.objects.count()
    again = services.calculate_award(
        association=cast.association, year=2026, by=cast.officer, on=date(2026, 5, 5)
    )
    assert (again.digest, again.calculated_on) == (award.digest, award.calculated_on)
    assert Event.objects.count() == events


def test_a_proposed_award_is_not_calculated_again(cast):
    walk_award(cast, until="under_opinion")
    with pytest.raises(Refused, match="already proposed"):
        services.calculate_award(association=cast.association, year=2026, by=cast.officer, on=DAY)


def test_an_award_is_notified_once(cast):
    award = walk_award(cast)
    with pytest.raises(Refused):
        notify_award(award=award, by=cast.officer, on=DAY)
    assert award.instalments.count() == len({part.number for part in award.instalments.all()})
