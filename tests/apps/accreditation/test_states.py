"""Which move is open to whom, written out once more and tried on real records."""

from datetime import date

import pytest

from drempel.apps.accreditation import services
from drempel.apps.accreditation.models import Accreditation, Dossier
from drempel.apps.accreditation.services.handling import Proposal
from drempel.apps.accreditation.states import ACCREDITATION, ACCREDITATION_STATES, DOSSIER
from drempel.apps.accreditation.states import DOSSIER_STATES as STATES
from drempel.apps.kernel.states import Refused
from tests.apps.accreditation.roads import Plan, make_cast, walk_accreditation, walk_dossier
from tests.apps.associations.factories import make_association, make_demonstration
from tests.apps.kernel.machines import (
    execute,
    fixed_columns_not_refused,
    impossible_births_not_refused,
    impossible_moves_not_refused,
    roles,
    wrong_answers,
)

pytestmark = pytest.mark.django_db

SENDERS = roles("association_manager", "case_officer")
OFFICER, HEAD = roles("case_officer"), roles("head_of_unit")
OPEN = ("draft", "submitted", "incomplete", "complete", "examined", "under_opinion")

# What docs say of the road; kept apart from the product's own table on purpose.
DOSSIER_TABLE = {
    ("draft", "submit"): SENDERS,
    ("submitted", "acknowledge"): OFFICER,
    ("submitted", "ask_items"): OFFICER,
    ("complete", "ask_items"): OFFICER,
    ("incomplete", "supply_items"): SENDERS,
    ("incomplete", "answer_items"): SENDERS,
    ("submitted", "declare_complete"): OFFICER,
    ("complete", "examine"): OFFICER,
    ("examined", "reopen"): OFFICER,
    ("examined", "request_opinion"): OFFICER,
    ("under_opinion", "send_back"): HEAD,
    ("under_opinion", "decide"): HEAD,
    ("decided", "notify"): OFFICER,
    **{(state, "withdraw"): SENDERS for state in OPEN},
}
ALIVE = ("active", "extended", "suspended")
ACCREDITATION_TABLE = {
    ("active", "extend"): HEAD,
    ("extended", "shorten"): OFFICER | HEAD,
    ("extended", "end_extension"): OFFICER | HEAD,
    ("active", "suspend"): HEAD,
    ("extended", "suspend"): HEAD,
    ("suspended", "resume"): HEAD,
    **{(state, "withdraw"): HEAD for state in ALIVE},
    **{(state, "expire"): roles("system", "case_officer") for state in ALIVE},
}
DAY = date(2026, 11, 24)


@pytest.fixture
def dossiers():
    """One dossier in every state."""
    make_demonstration()
    named = ("draft", "submitted", "complete", "examined", "under_opinion", "decided", "notified")
    found = {state: walk_dossier(make_cast(), until=state) for state in named}
    cast = make_cast()
    waiting = walk_dossier(cast, until="acknowledged")
    services.ask_dossier_items(dossier=waiting, items="x", by=cast.officer, on=Plan().on(5))
    found["incomplete"] = Dossier.objects.get(pk=waiting.pk)
    cast = make_cast()
    found["withdrawn"] = services.withdraw_dossier(
        dossier=walk_dossier(cast, until="submitted"), by=cast.manager, on=Plan().on(5), reason="x"
    )
    assert set(found) == set(dict(STATES))
    return found


@pytest.fixture
def accreditations():
    """One accreditation in every state."""
    make_demonstration()
    cast = make_cast()
    found = {state: walk_accreditation(make_cast()) for state in dict(ACCREDITATION_STATES)}
    head = {"by": cast.head, "on": DAY}
    services.extend_accreditation(
        accreditation=found["extended"],
        until_on=date(2029, 5, 31),
        decision_reference="2028-1",
        **head,
    )
    services.suspend_accreditation(
        accreditation=found["suspended"],
        ground="REPORT",
        decision_reference="2028-2",
        from_on=DAY,
        **head,
    )
    services.withdraw_accreditation(
        accreditation=found["withdrawn"], from_on=DAY, reason="x", **head
    )
    old = walk_accreditation(make_cast(), Plan(ends_on=date(2026, 6, 30)))
    assert services.expire_accreditations(on=DAY) == 1
    found["expired"] = old
    return {state: Accreditation.objects.get(pk=one.pk) for state, one in found.items()}


def test_every_move_of_a_dossier_is_open_to_its_roles_only(dossiers):
    assert not wrong_answers(DOSSIER, dossiers, DOSSIER_TABLE)


def test_every_move_of_an_accreditation_is_open_to_its_roles_only(accreditations):
    assert not wrong_answers(ACCREDITATION, accreditations, ACCREDITATION_TABLE)


def test_no_sql_moves_or_bears_a_dossier_otherwise(dossiers):
    assert not impossible_moves_not_refused(DOSSIER, dossiers)
    assert not impossible_births_not_refused(DOSSIER, dossiers)


def test_no_sql_moves_or_bears_an_accreditation_otherwise(accreditations):
    assert not impossible_moves_not_refused(ACCREDITATION, accreditations)
    assert not impossible_births_not_refused(ACCREDITATION, accreditations)


def test_a_decided_dossier_keeps_what_was_decided(dossiers):
    columns = {
        "outcome": "REFUSED",
        "granted_from_on": date(2020, 1, 1),
        "granted_until_on": date(2040, 1, 1),
        "reference_amount_cents": 1,
        "reasons": "others",
    }
    fixed = [dossiers["decided"], dossiers["notified"]]
    assert not fixed_columns_not_refused(fixed, columns)


@pytest.mark.parametrize(
    ("state", "column"),
    [
        ("submitted", "submitted_on"),
        ("complete", "acknowledged_on"),
        ("complete", "complete_on"),
        ("examined", "examined_by_id"),
        ("decided", "decided_on"),
        ("notified", "notified_on"),
    ],
)
def test_a_state_has_its_day_and_its_person(dossiers, state, column):
    """A state and the dates that belong to it cannot come apart, whoever writes."""
    said = execute(
        f"UPDATE accreditation_dossier SET {column} = NULL WHERE id = %s", [dossiers[state].pk]
    )
    assert said


def test_author_and_approver_differ_in_the_service_and_in_the_database(dossiers):
    cast = make_cast()
    dossier = walk_dossier(cast, until="advised")
    author = dossier.examined_by
    author.grants.create(role="head_of_unit", granted_on=DAY)
    author.forget_roles()
    with pytest.raises(Refused, match="Whoever wrote the proposal"):
        services.decide_dossier(
            dossier=dossier,
            by=author,
            decided_on=Plan().on(19),
            decision_reference="2026-114",
            on=Plan().on(20),
        )
    said = execute(
        "UPDATE accreditation_dossier SET state = 'decided', decided_on = '2026-02-19', "
        "decision_reference = 'x', decided_by_id = examined_by_id WHERE id = %s",
        [dossier.pk],
    )
    assert "dossier_author_is_not_approver" in said


def test_two_accreditations_of_one_association_never_overlap(accreditations):
    """Neither by a new row nor by stretching one that is there."""
    one = accreditations["active"]
    values = {
        "origin": "taken_over",
        "rule_set": one.rule_set,
        "reference_amount_cents": 1,
        "reference_month": "2023-12",
        "decided_on": DAY,
        "decision_reference": "x",
    }
    earlier = Accreditation.objects.create(
        reference="AGR-OLD",
        association=one.association,
        begins_on=date(2023, 1, 1),
        ends_on=date(2025, 12, 31),
        **values,
    )
    said = execute(
        "UPDATE accreditation_accreditation SET ends_on = %s WHERE id = %s",
        [one.begins_on, earlier.pk],
    )
    assert "overlap" in said
    said = execute(
        "UPDATE accreditation_accreditation SET state = 'extended', extended_until_on = %s, "
        "extension_reference = 'x' WHERE id = %s",
        [one.begins_on, earlier.pk],
    )
    assert "overlap" in said
    other = Accreditation(
        reference="AGR-NEW",
        association=one.association,
        begins_on=one.ends_on,
        ends_on=one.ends_on,
        **values,
    )
    with pytest.raises(Exception, match="overlap"):
        Accreditation.objects.bulk_create([other])


def test_a_withdrawn_accreditation_makes_room(accreditations):
    gone = accreditations["withdrawn"]
    made = services.take_over_accreditation(
        association=gone.association,
        lines=["A1-G"],
        state="active",
        begins_on=DAY,
        ends_on=date(2028, 12, 31),
        reference_amount_cents=1,
        reference_month="2023-12",
        decided_on=DAY,
        decision_reference="x",
    )
    assert made.state == "active"


def test_an_association_has_one_open_application():
    make_demonstration()
    cast = make_cast()
    first = services.open_dossier(association=cast.association, by=cast.manager, on=DAY)
    assert services.open_dossier(association=cast.association, by=cast.worker, on=DAY) == first
    second = Dossier(
        reference="ACC-X",
        association=cast.association,
        kind="first",
        language="fr",
        created_on=DAY,
        created_by=cast.manager,
    )
    with pytest.raises(Exception, match=r"(?i)unique"):
        Dossier.objects.bulk_create([second])


@pytest.mark.parametrize(
    ("proposal", "told"),
    [
        (Proposal("GRANTED", " "), "reasons"),
        (Proposal("GRANTED", "x"), "period"),
        (Proposal("GRANTED", "x", frozenset(["A1-G"]), DAY, DAY, 1, "2023-12"), "every line"),
        (Proposal("GRANTED_PART", "x", frozenset(), DAY, DAY, 1, "2023-12"), "at least one"),
        (
            Proposal("GRANTED", "x", frozenset(["A1-G"]), DAY, date(2026, 1, 1), 1, "2023-12"),
            "ends before",
        ),
        (Proposal("GRANTED", "x", frozenset(["A1-G"]), DAY, DAY, -1, "2023-12"), "amount"),
    ],
)
def test_a_proposal_that_does_not_hold_is_refused(proposal, told):
    make_demonstration()
    cast = make_cast(make_association())
    dossier = walk_dossier(cast, until="complete")
    with pytest.raises(Refused, match=told):
        services.examine_dossier(
            dossier=dossier, proposal=proposal, by=cast.officer, on=Plan().on(10)
        )
    dossier.refresh_from_db()
    assert dossier.state == "complete"
