"""A dwelling is used once at a time, in a file and beside what is stored."""

from datetime import date

import pytest

from drempel.apps.activity.models import model_of
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association, make_demonstration
from tests.apps.imports.files import load, records, said, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    make_demonstration()
    return make_association()


@pytest.fixture
def loaded(house, tmp_path):
    """A function: rows -> what came of loading them."""

    def run(rows, kind, **how):
        return load(write_csv(tmp_path / "x.csv", rows), house, kind, **how)

    return run


def stays(house, *periods):
    unit, household = make_record("unit", house, label="U1"), make_record("file", house)
    base = {
        "service_line": "A1-G",
        "household": household.uid,
        "unit": unit.uid,
        "persons": "1",
        "situation_start": "TIER",
        "destination": "TIER",
    }
    return unit, [base | {"start_on": start, "end_on": end} for start, end in periods]


def test_a_dwelling_is_used_once_at_a_time_in_the_file_and_in_the_table(house, loaded):
    unit, rows = stays(
        house,
        ("2026-03-01", "2026-04-01"),
        ("2026-04-01", "2026-05-01"),
        ("2026-03-31", "2026-04-02"),
        ("2026-01-15", "2026-01-20"),
        ("2026-05-01", ""),
        ("2026-09-01", "2026-09-02"),
    )
    make_record("uday", house, unit=unit, start_on="2026-01-01", end_on="2026-02-01")
    found = loaded(rows, "stay")
    assert said(found) == [(row, "start_on", "occupied") for row in (4, 5, 7)]
    assert loaded(rows, "stay", valid_only=True).new == 3
    assert [str(one.previous_end_on) for one in records("stay", house)] == [
        "None",
        "2026-04-01",
        "2026-05-01",
    ]
    unit.refresh_from_db()
    assert unit.allocated_on == date(2026, 3, 1)


def test_a_stay_may_move_into_days_that_it_leaves(house, loaded):
    _, rows = stays(house, ("2026-03-01", "2026-04-01"), ("2026-04-01", "2026-05-01"))
    loaded([row | {"id": f"s{n}"} for n, row in enumerate(rows)], "stay")
    found = loaded(
        [
            {"id": "s0", "start_on": "2026-03-01", "end_on": "2026-03-15"},
            {"id": "s1", "start_on": "2026-03-20", "end_on": "2026-05-01"},
        ],
        "stay",
    )
    assert (said(found), found.changed) == ([], 2)


def test_only_dwellings_of_the_own_stock_are_lived_in(house, loaded):
    unit, rows = stays(house, ("2026-03-01", "2026-04-01"))
    model_of("unit")._default_manager.filter(pk=unit.pk).update(in_own_stock=False)
    assert said(loaded(rows, "stay")) == [(2, "unit", "own_stock")]
