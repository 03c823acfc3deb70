"""The records that other tests lean on: one of every kind, each with texts of its own."""

import pytest

from drempel.engines.records import STORED
from tests.apps.activity.builders import TODAY, make_records
from tests.apps.associations.factories import make_association, make_demonstration, make_person


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", "CANARY-B-"])
def test_one_record_of_every_kind_for_two_houses(mark):
    make_demonstration(TODAY)
    house, worker = make_association(), make_person()
    made = make_records(house, worker, mark)
    assert set(made) == {kind.code for kind in STORED}
    assert all(record.association_id == house.pk for record in made.values())
    assert made["contact"].remark.startswith(mark)
