"""Every kind goes out and comes in; a list gives the rows of an export and of a screen."""

import pytest

from drempel.apps.activity.selectors.records import (
    page_of,
    records_of,
    written_record,
    written_rows,
)
from drempel.apps.api.schemas import given_shape
from drempel.apps.api.values import as_written
from drempel.engines.records import STORED
from tests.apps.activity.builders import make_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.code)
def test_a_record_of_each_kind_goes_out_and_in_again(pair, kind):
    path = f"{kind.code}/{pair.mine.records[kind.code].uid}"
    read = pair.mine.get(path).json()
    assert given_shape(kind).model_validate(read)
    receipt = pair.mine.put(path, read).json()
    assert (receipt["version"], receipt["result"]) == (read["version"], "unchanged")


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.code)
def test_a_list_gives_the_rows_of_an_export_and_of_a_screen(pair, kind):
    mine = pair.mine
    said = {"decl": mine.records["decl"]} if kind.parent == "decl" else {}
    for _number in range(0 if kind.unique else 3):
        make_record(kind.code, mine.association, **said)
    rows = records_of(kind, mine.association.pk)
    items = mine.every(f"{kind.code}?limit=2")
    given = [[as_written(item[one.name]) for one in kind.fields] for item in items]
    assert given == list(written_rows(kind, rows))
    shown = [list(written_record(record).values()) for record in page_of(kind, rows).rows]
    assert sorted(given) == sorted(shown)
    assert len(given) >= 1


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.code)
def test_what_one_association_gives_another_can_take(pair, kind):
    """A copy of a record into another house: values go over, references are its own."""
    read = pair.mine.get(f"{kind.code}/{pair.mine.records[kind.code].uid}").json()
    read |= {
        one.name: pair.theirs.records[one.target].uid
        for one in kind.fields
        if one.type == "reference" and read[one.name]
    }
    if kind.unique or kind.code in {"stay", "uday"}:
        return
    answer = pair.theirs.put(f"{kind.code}/copied", read | {"id": None, "version": None})
    assert answer.status_code == 201, answer.json()
