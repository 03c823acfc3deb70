"""Three years of daily work: enough of it, like life, and missing values in it."""

from datetime import date

import pytest
from django.db.models import Sum

from drempel.apps.activity.models import MODELS, model_of
from drempel.apps.associations.models import Association
from drempel.apps.kernel.models import Event
from drempel.engines.records import STORED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = date(2026, 11, 24)
NEVER_ACCREDITED = "Sept Seuils"


def rows(kind, **where):
    return model_of(kind).objects.filter(**where)


def test_there_are_about_sixty_thousand_records_of_every_kind():
    counts = {code: model.objects.count() for code, model in MODELS.items()}
    assert 55_000 < sum(counts.values()) < 75_000
    assert [code for code, count in counts.items() if not count] == []


def test_every_accredited_association_works_in_every_year():
    houses = set(
        Association.objects.exclude(name_fr__startswith=NEVER_ACCREDITED).values_list("pk")
    )
    for year in (2024, 2025, 2026):
        found = rows("contact", happened_on__year=year).values_list("association_id").distinct()
        assert set(found) == houses, year


def test_nothing_happened_after_the_day_of_the_demonstration():
    for kind in STORED:
        if kind.day and kind.code != "slot":
            assert not rows(kind.code, **{f"{kind.day}__gt": TODAY}).exists(), kind.code


def test_summer_is_calm_and_september_is_not():
    by_month = {
        month: rows("contact", happened_on__year=2025, happened_on__month=month).count()
        for month in (7, 9)
    }
    assert by_month[9] > by_month[7] * 3 // 2


def test_values_are_missing_for_a_reason():
    for reason in ("NOT_ASKED", "UNKNOWN_TO_PERSON", "DECLINED"):
        assert rows("contact", language=reason).count() > 50, reason


def test_requests_are_refused_and_lists_are_closed():
    refused = rows("contact").exclude(refusal_reason="").aggregate(all=Sum("count"))["all"]
    every = rows("contact").aggregate(all=Sum("count"))["all"]
    assert every // 50 < refused < every // 5
    assert rows("slot", is_intake_closed=True).count() > 200


def test_dwellings_are_empty_between_two_stays_and_sometimes_out_of_use():
    assert rows("stay").exclude(previous_end_on=None).count() > 300
    assert rows("uday", reason="WORKS").count() > 50
    assert rows("stay", end_on=None).count() > 100
    assert not rows("unit", allocated_on=None).count() > rows("unit").count() // 5


def test_the_trail_tells_of_each_house_once():
    assert Event.objects.filter(verb="take_over", object_type="activity").count() == 47
