"""Two associations at work in 2025, a manager and a worker of the first."""

import pytest

from drempel.apps.kernel.roles import MANAGER, WORKER
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)


def at_work(association):
    """Three households: one of the municipality with two children, one beside it, one not known."""
    for mark, place, minors in (
        ("a", "21012", "2"),
        ("b", "21001", "1"),
        ("c", "BXL_UNKNOWN", "0"),
    ):
        file = make_record(
            "file", association, municipality=place, minors=minors, ref_birth_year="1990"
        )
        make_record(
            "path",
            association,
            household=file,
            start_on="2025-03-03",
            uid=f"{mark}-{association.pk}",
        )


@pytest.fixture
def house(db):
    make_demonstration(TODAY)
    association = make_association()
    at_work(association)
    return association


@pytest.fixture
def manager(house):
    return make_person(role=MANAGER, association=house)


@pytest.fixture
def worker(house):
    return make_person(role=WORKER, association=house)


@pytest.fixture
def browser(manager):
    return signed_in(manager)
