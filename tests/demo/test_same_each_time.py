"""Two loads give the same data: only instants, codes, hashes and keys differ.

What is drawn does not depend on the database that keeps it: one of them is enough.
"""

import pytest

from tests.demo.content import lines, work
from tests.demo.loading import loaded

pytestmark = [pytest.mark.load, pytest.mark.neutral, pytest.mark.django_db]


def test_two_loads_give_the_same_data(django_db_blocker):
    with loaded(django_db_blocker):
        first = lines() + work()
    with loaded(django_db_blocker):
        second = lines() + work()
    assert len(first) > 57_500
    assert [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]] == []
