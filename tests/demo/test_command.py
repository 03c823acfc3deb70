"""``drempel demo``: what it says, how it ends, and that it leaves a used database alone."""

import io

import pytest
from django.core.management import CommandError, call_command

from drempel.apps.kernel.models import Event, Installation
from drempel.demo.accounts import PASSWORD, featured
from drempel.demo.loading import load
from drempel.demo.sources import bodies
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    make_production,
)

pytestmark = pytest.mark.django_db


def demo(**options):
    out = io.StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "occupy", [make_demonstration, make_production, make_person, make_association]
)
def test_a_database_that_is_not_empty_is_left_alone(occupy):
    occupy()
    before = (Installation.objects.count(), Event.objects.count())
    with pytest.raises(CommandError, match="only into an empty one") as caught:
        demo()
    assert caught.value.returncode == 2
    assert "\n" not in str(caught.value)
    assert (Installation.objects.count(), Event.objects.count()) == before
    assert demo(if_empty=True) == ""


def test_a_day_before_the_end_of_the_story_is_refused(settings, monkeypatch):
    monkeypatch.setattr(load, "load_people", lambda world: None)
    monkeypatch.setattr(load, "load_history", lambda world: None)
    settings.DREMPEL_DEMO_DAY = "2026-11-10"
    with pytest.raises(CommandError, match="its story runs to 2026-11-19") as caught:
        demo()
    assert caught.value.returncode == 2
    assert not Installation.objects.exists()


def test_a_day_that_is_none_is_refused(settings):
    settings.DREMPEL_DEMO_DAY = "24/11/2026"
    with pytest.raises(CommandError, match="'24/11/2026'; expected a day, like '2026-11-24'"):
        demo()
    assert not Installation.objects.exists()


def test_a_fault_halfway_leaves_nothing(monkeypatch):
    def stop(world):
        raise RuntimeError("halfway")

    monkeypatch.setattr(load, "load_history", stop)
    with pytest.raises(RuntimeError, match="halfway"):
        demo()
    assert not Installation.objects.exists()
    assert Event.objects.count() == 0


def test_the_accounts_are_told_in_a_small_table():
    make_demonstration()
    head, *rows = demo(accounts=True).splitlines()
    assert head.split() == ["address", "name", "role", "password"]
    assert len(rows) == len(featured()) <= 15
    assert all(row.endswith(PASSWORD) for row in rows)
    assert any("case.officer@drempel.example" in row for row in rows)


def test_elsewhere_there_are_no_accounts_to_tell():
    make_production()
    said = demo(accounts=True)
    assert said == "No demonstration accounts: this database is no demonstration.\n"
    assert PASSWORD not in said


def test_there_are_forty_eight_and_one_was_never_accredited():
    assert len(bodies()) == 48
    assert [body.key for body in bodies() if body.base_2020_cents is None] == ["sept-seuils"]
