"""``drempel expire`` marks what ran out, once, and leaves the rest alone."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from drempel.apps.accreditation.models import Accreditation
from drempel.apps.accreditation.services import take_over_accreditation
from drempel.apps.kernel.models import Event
from tests.apps.associations.factories import make_association, make_demonstration

pytestmark = pytest.mark.django_db


def accreditation(ends_on: date) -> Accreditation:
    return take_over_accreditation(
        association=make_association(),
        lines=["A1-R"],
        state="active",
        begins_on=date(2024, 1, 1),
        ends_on=ends_on,
        reference_amount_cents=3_000_000,
        reference_month="2023-12",
        decided_on=date(2023, 12, 14),
        decision_reference="2023-101",
    )


def run() -> str:
    out = StringIO()
    call_command("expire", stdout=out)
    return out.getvalue()


def test_only_what_ended_before_today_expires_and_only_once():
    make_demonstration()  # 24 November 2026
    past, today, later = (accreditation(date(2026, 11, day)) for day in (23, 24, 25))
    assert run().endswith("2026-11-24: 1\n")
    states = {a.pk: a.state for a in Accreditation.objects.all()}
    assert states == {past.pk: "expired", today.pk: "active", later.pk: "active"}
    event = Event.objects.get(verb="expire")
    assert (event.object_id, event.actor) == (past.reference, "system")
    assert run().endswith("2026-11-24: 0\n")
