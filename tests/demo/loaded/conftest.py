"""One load for every test of this folder."""

import pytest

from tests.demo.loading import loaded


@pytest.fixture(scope="package")
def demonstration(django_db_setup, django_db_blocker):
    """The loaded database, undone after the last test of the folder. Gives the progress lines."""
    with loaded(django_db_blocker) as lines:
        yield lines
