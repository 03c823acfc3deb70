"""Which installation this is and which day it is: one question to the database, not one a label."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drempel.apps.kernel.installation import installation, is_demonstration, today
from drempel.apps.kernel.scheme import active_scheme
from tests.apps.associations.factories import make_demonstration, make_production

pytestmark = pytest.mark.django_db


def test_the_installation_is_read_once(django_assert_num_queries):
    make_demonstration(date(2026, 11, 24))
    with django_assert_num_queries(1):
        assert is_demonstration()
        assert today() == date(2026, 11, 24)
        assert active_scheme() is active_scheme()


def test_a_database_that_was_never_set_up_is_asked_again():
    assert installation() is None
    make_production()
    assert not is_demonstration()
    assert installation().today is None


def test_a_page_asks_the_installation_no_more(client):
    make_demonstration()
    client.get("/calculator/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/calculator/").status_code == 200
    assert not [q for q in captured if "kernel_installation" in q["sql"]]
