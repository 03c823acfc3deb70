"""The money of the demonstration, to the cent."""

from fractions import Fraction

import pytest
from django.db.models import Sum

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.subsidies.models import Award
from drempel.demo.sources import bodies
from drempel.engines import money
from drempel.engines.award import explain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TOTAL_2021 = 404_481_119
BEFORE_INDEXATION = 396_550_117


def amounts(year):
    rows = Award.objects.filter(year=year).values_list(
        "association__email", "amount_cents", "full_year_cents"
    )
    return {address.split("@")[1].removesuffix(".example"): row for address, *row in rows}


def bases():
    return {b.key: b.base_2020_cents for b in bodies() if b.base_2020_cents is not None}


def test_2021_adds_up_exactly():
    assert Award.objects.filter(year=2021).aggregate(all=Sum("amount_cents"))["all"] == TOTAL_2021
    assert sum(bases().values()) == BEFORE_INDEXATION


def test_every_amount_of_2021_is_its_base_with_two_per_cent_and_none_balances():
    found = amounts(2021)
    assert found.keys() == bases().keys()
    assert len(found) == 47
    for key, base in bases().items():
        expected = money.round_half_up(Fraction(base * 102, 100))
        assert found[key] == [expected, expected], key


def test_the_amounts_are_spread_as_in_a_sector_of_small_and_large():
    cents = [row[0] for row in amounts(2021).values()]
    assert len(set(cents)) == 47
    assert sum(one < 3_000_000 for one in cents) >= 5
    assert min(cents) >= 1_200_000
    assert max(cents) <= 26_000_000


def test_2022_and_2023_keep_the_amounts_of_2021():
    assert amounts(2022) == amounts(2021)
    assert amounts(2023) == amounts(2021)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_from_2024_on_nobody_is_below_the_floor(year):
    cents = [row[0] for row in amounts(year).values()]
    assert len(cents) == 47
    assert min(cents) == 3_000_000 if year == 2024 else min(cents) >= 3_000_000


def test_2026_follows_the_index_from_the_amount_of_2023():
    """Reckoned here by hand: × 136.69 ÷ 129.53, at least 30,000.00 and last year's amount."""
    before, last_year = amounts(2023), amounts(2025)
    for key, (cents, _full) in amounts(2026).items():
        if key == "passerelle-19":
            continue
        indexed = money.round_half_up(Fraction(before[key][0] * 13_669, 12_953))
        assert cents == max(indexed, 3_000_000, last_year[key][1]), key


def test_the_association_on_its_own_cycle_is_indexed_from_its_own_month():
    """Renewed for 2026 at the amount of 2025, which carries the index of 2024-12."""
    award = Award.objects.get(year=2026, association__email__contains="passerelle-19")
    assert award.case["reference_month"] == "2024-12"
    assert award.case["reference_amount"] == money.plain(amounts(2025)["passerelle-19"][1])
    assert award.amount_cents > amounts(2025)["passerelle-19"][0]


def test_every_stored_amount_comes_out_of_the_engine_again():
    for award in Award.objects.all():
        reckoned = explain(award.case, active_scheme())
        assert (reckoned.amount_cents, reckoned.digest) == (award.amount_cents, award.digest)
        assert award.rule_set == ("2016" if award.year < 2024 else "2023")
        assert not award.is_estimate


def test_instalments_add_up_for_every_notified_award_of_2026():
    notified = Award.objects.filter(year=2026, state="notified").annotate(
        parts=Sum("instalments__amount_cents")
    )
    assert all(award.parts == award.amount_cents for award in notified)
    assert notified.count() == 39
