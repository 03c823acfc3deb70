"""Calculating a whole year: everyone accredited on some day of it, once, extension included."""

from datetime import date
from fractions import Fraction

import pytest

from drempel.apps.accreditation.services import extend_accreditation, take_over_accreditation
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT
from drempel.apps.kernel.states import RoleRefused
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.services import calculate_year
from tests.apps.associations.factories import make_association, make_demonstration, make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def accredit(first: date, last: date):
    return take_over_accreditation(
        association=make_association(),
        lines=["A1-R"],
        state="active",
        begins_on=first,
        ends_on=last,
        reference_amount_cents=4_000_000,
        reference_month="2023-12",
        decided_on=date(2023, 12, 14),
        decision_reference="2023-101",
    )


@pytest.fixture
def officer():
    make_demonstration()
    return make_person(role=CASE_OFFICER)


def test_an_accreditation_that_reaches_the_year_by_extension_is_not_missed(officer):
    extended = accredit(date(2024, 1, 1), date(2026, 12, 31))
    ended = accredit(date(2024, 1, 1), date(2026, 12, 31))
    extend_accreditation(
        accreditation=extended,
        until_on=date(2027, 6, 30),
        decision_reference="2026-120",
        by=make_person(role=HEAD_OF_UNIT),
        on=TODAY,
    )
    made = calculate_year(year=2027, by=officer, on=TODAY)
    assert [award.association_id for award in made] == [extended.association_id]
    assert not Award.objects.filter(association_id=ended.association_id).exists()
    # Half a year: 181 of 365 days of an estimate above the floor.
    award = made[0]
    assert award.is_estimate
    assert award.amount_cents == round(Fraction(award.full_year_cents * 181, 365))


def test_a_year_is_calculated_once(officer):
    accredit(date(2024, 1, 1), date(2026, 12, 31))
    assert len(calculate_year(year=2026, by=officer, on=TODAY)) == 1
    assert calculate_year(year=2026, by=officer, on=TODAY) == []
    assert Award.objects.filter(year=2026).count() == 1


def test_only_a_case_officer_calculates(officer):
    with pytest.raises(RoleRefused):
        calculate_year(year=2026, by=make_person(role=HEAD_OF_UNIT), on=TODAY)
