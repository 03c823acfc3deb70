"""One association with a manager and a worker, in a demonstration of a fixed day."""

import pytest

from tests.apps.activity.builders import TODAY
from tests.apps.associations.factories import make_association, make_demonstration, make_person


@pytest.fixture
def house(db):
    """An association; its people are ``worker`` and ``manager``."""
    make_demonstration(TODAY)
    return make_association()


@pytest.fixture
def worker(house):
    return make_person(association=house, role="association_worker")


@pytest.fixture
def manager(house):
    return make_person(association=house, role="association_manager")
