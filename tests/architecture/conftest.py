"""One world for all tests of a module: built once, undone at its end."""

import pytest
from django.db import transaction
from django.utils import translation

from tests.architecture.world import make_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The world of ``tests.architecture.world``, inside a transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_english():
    """A page in Dutch leaves its thread in Dutch; the next test starts in English again."""
    translation.activate("en")
