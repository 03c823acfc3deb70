"""One association at work, with a social worker who is signed in."""

import pytest

from drempel.apps.kernel.roles import WORKER
from tests.apps.activity.builders import TODAY
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)


@pytest.fixture
def house(db):
    make_demonstration(TODAY)
    return make_association()


@pytest.fixture
def worker(house):
    return make_person(role=WORKER, association=house)


@pytest.fixture
def browser(worker):
    return signed_in(worker)
