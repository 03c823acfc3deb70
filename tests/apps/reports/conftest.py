"""One association at work with records of every kind, and its manager at the door."""

import pytest

from drempel.apps.kernel.roles import MANAGER
from tests.apps.activity.builders import TODAY, make_records
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)


@pytest.fixture
def house(db):
    make_demonstration(TODAY)
    association = make_association()
    make_records(association, by=None)
    return association


@pytest.fixture
def browser(house):
    return signed_in(make_person(role=MANAGER, association=house))
