"""What is exported and imported again is the same, for every kind and whatever the texts."""

import itertools
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.selectors.records import export_fields
from drempel.apps.activity.selectors.system import rows_of_kind
from drempel.apps.imports.order import loading_order
from drempel.engines.records import STORED, Kind, kind_of
from drempel.engines.tables import csv_lines, write_xlsx
from tests.apps.activity.builders import make_record, make_records
from tests.apps.associations.factories import make_association, make_demonstration
from tests.apps.imports.files import load, said
from tests.apps.imports.invented import store, written

pytestmark = pytest.mark.django_db
_uids = itertools.count(1)


def exported(kind: Kind, association) -> list[list[str]]:
    return list(rows_of_kind(kind, association.pk))


def save(kind: Kind, rows: list[list[str]], path: Path) -> Path:
    """As CSV or, by its name, as XLSX."""
    header = [one.name for one in export_fields(kind)]
    if path.suffix == ".xlsx":
        write_xlsx(path, header, rows, sheet_name=kind.code)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(csv_lines(header, rows, delimiter=","))
    return path


@pytest.fixture
def pool() -> tuple[object, dict[str, Record], object]:
    """An association with a record of every kind, and another that has taken them over."""
    make_demonstration()
    here, there = make_association(), make_association()
    return here, make_records(here, None), there


def take_over(here, there, folder: Path, *, suffix: str = ".csv") -> None:
    """Everything of one association into another, kind by kind."""
    for kind in loading_order():
        path = save(kind, exported(kind, here), folder / f"{kind.code}{suffix}")
        outcome = load(path, there, kind.code)
        assert (said(outcome), outcome.stored) == ([], outcome.rows), kind.code


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_everything_moves_to_another_association(pool, tmp_path, suffix):
    here, _, there = pool
    take_over(here, there, tmp_path, suffix=suffix)
    for kind in STORED:
        assert exported(kind, there) == exported(kind, here), kind.code


def removed(records: list[Record]) -> None:
    model = type(records[0])
    model._default_manager.filter(pk__in=[one.pk for one in records]).delete()


@pytest.mark.parametrize("code", [one.code for one in STORED])
def test_what_was_exported_comes_back_as_it_was(pool, tmp_path, code):
    here, records, there = pool
    for one, same in make_records(there, None).items():
        model_of(one)._default_manager.filter(pk=same.pk).update(uid=records[one].uid)
    kind, count = kind_of(code), 0

    @settings(
        max_examples=5,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(
        many=st.lists(written(kind, records), min_size=1, max_size=4),
        suffix=st.sampled_from([".csv", ".xlsx"]),
    )
    def comes_back(many, suffix):
        nonlocal count
        with transaction.atomic():
            made = [store(kind, here, texts, f"u{next(_uids)}") for texts in many]
            made = [one for one in made if one is not None]
            count += len(made)
            uids = {one.uid for one in made}
            before = of(uids, exported(kind, here))
            path = save(kind, before, tmp_path / f"x{suffix}")
            unchanged = load(path, here, code)
            assert (said(unchanged), unchanged.stored) == ([], 0)
            moved = load(path, there, code)
            assert (said(moved), moved.new) == ([], len(made))
            assert of(uids, exported(kind, there)) == before
            if made:
                removed(made)
                back = load(path, here, code)
                assert (said(back), back.new) == ([], len(made))
                assert of(uids, exported(kind, here)) == before
            transaction.set_rollback(True)

    comes_back()
    assert count > 2


def of(uids: set[str], rows: list[list[str]]) -> list[list[str]]:
    return sorted(row for row in rows if row[0] in uids)


def test_a_file_may_refer_to_rows_above_and_below(pool, tmp_path):
    here, _, there = pool
    first = make_record("file", here, code="ONE")
    second = make_record("file", here, code="TWO", double_of=first)
    model_of("file")._default_manager.filter(pk=first.pk).update(double_of_id=None)
    third = make_record("file", here, code="THREE", double_of=second)
    kind = kind_of("file")
    rows = exported(kind, here)
    path = save(kind, rows[::-1], tmp_path / "back.csv")
    assert load(path, there, "file").stored == len(rows)
    assert sorted(exported(kind, there)) == sorted(rows)
    doubles = dict(
        model_of("file")
        ._default_manager.filter(association=there)
        .values_list("uid", "double_of__uid")
    )
    assert (doubles[second.uid], doubles[third.uid]) == (first.uid, second.uid)
