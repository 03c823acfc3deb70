"""Dossiers in any state, walked there by the moves that the database allows."""

import itertools
from datetime import date, timedelta
from typing import Any

from drempel.apps.accreditation.models import Dossier, DossierOpinion, ItemRequest
from drempel.apps.associations.models import Association
from drempel.apps.kernel import roles
from drempel.apps.subsidies.models import Award, AwardOpinion
from tests.apps.associations.factories import make_association, make_person

_numbers = itertools.count(1)
ROAD = ("draft", "submitted", "complete", "examined", "under_opinion", "decided", "notified")
SENT_ON = date(2026, 9, 15)


def _values(state: str, sent_on: date, people: dict[str, Any]) -> dict[str, Any]:
    """What each state needs: the dates run a week apart."""
    week = timedelta(days=7)
    return {
        "submitted": {"submitted_on": sent_on, "submitted_by": people["manager"]},
        "complete": {
            "acknowledged_on": sent_on + week,
            "complete_on": sent_on + week,
            "handled_by": people["officer"],
        },
        "examined": {
            "examined_on": sent_on + 2 * week,
            "examined_by": people["officer"],
            "outcome": "GRANTED",
            "granted_from_on": date(2027, 1, 1),
            "granted_until_on": date(2029, 12, 31),
            "reference_amount_cents": 3_000_000,
            "reference_month": "2026-12",
        },
        "decided": {
            "decided_on": sent_on + 4 * week,
            "decided_by": people["head"],
            "decision_reference": "2026-300",
        },
        "notified": {"notified_on": sent_on + 5 * week, "notified_by": people["officer"]},
    }.get(state, {})


def make_cast() -> dict[str, Any]:
    """One person for each hand that signs."""
    return {
        "manager": make_person(role=roles.MANAGER),
        "officer": make_person(role=roles.CASE_OFFICER),
        "head": make_person(role=roles.HEAD_OF_UNIT),
        "inspector": make_person(role=roles.FINANCE_INSPECTOR),
    }


def make_dossier(
    state: str,
    people: dict[str, Any],
    *,
    association: Association | None = None,
    sent_on: date = SENT_ON,
) -> Dossier:
    """A renewal in a state; "incomplete" is asked for items a week after it was sent."""
    made = Dossier.objects.create(
        reference=f"ACC-T-{next(_numbers):05d}",
        association=association or make_association(),
        kind="renewal",
        language="fr",
        created_on=sent_on - timedelta(days=10),
        created_by=people["manager"],
    )
    last = "submitted" if state == "incomplete" else state
    for step in ROAD[1 : ROAD.index(last) + 1]:
        values = _values(step, sent_on, people)
        Dossier.objects.filter(pk=made.pk).update(state=step, **values)
    if state == "incomplete":
        _ask_items(made, sent_on, people)
    made.refresh_from_db()
    return made


def _ask_items(dossier: Dossier, sent_on: date, people: dict[str, Any]) -> None:
    asked_on = sent_on + timedelta(days=7)
    Dossier.objects.filter(pk=dossier.pk).update(
        state="incomplete", acknowledged_on=asked_on, handled_by=people["officer"]
    )
    ItemRequest.objects.create(
        dossier=dossier,
        asked_on=asked_on,
        supply_by_on=asked_on + timedelta(days=30),
        items="Le plan triennal",
    )


def give_opinion(record: Dossier | Award, people: dict[str, Any], given_on: date) -> None:
    told = {
        "body": "FINANCE_INSP",
        "kind": "FAVOURABLE",
        "given_on": given_on,
        "given_by": people["inspector"],
    }
    if isinstance(record, Award):
        AwardOpinion.objects.create(award=record, **told)
    else:
        DossierOpinion.objects.create(dossier=record, **told)
