"""One association in a demonstration, and a program of it that may do everything."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from tests.apps.activity.builders import TODAY, make_records
from tests.apps.api.callers import Caller
from tests.apps.associations.factories import make_association, make_demonstration

CANARY = "CANARY-B-"


@pytest.fixture
def house(db):
    make_demonstration(TODAY)
    return make_association()


@pytest.fixture
def caller(house):
    return Caller(house)


@pytest.fixture
def unhurried(settings):
    """For a walk over everything: no limit of the minute."""
    settings.API_REQUESTS_A_MINUTE = settings.API_BATCHES_A_MINUTE = 100_000


@dataclass(frozen=True)
class Pair:
    """Two associations with a record of every kind; texts of theirs begin with the canary."""

    mine: Caller
    theirs: Caller


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker):
    """Made once for a module; each test takes back what it writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demonstration(TODAY)
        pair = Pair(Caller(make_association()), Caller(make_association()))
        for caller, mark in ((pair.mine, ""), (pair.theirs, CANARY)):
            caller.records = make_records(caller.association, caller.manager, mark)
        yield pair
        transaction.set_rollback(True)


@pytest.fixture
def pair(furnished, db, unhurried):
    return furnished
