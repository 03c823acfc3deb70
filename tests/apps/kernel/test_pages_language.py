"""A form in the address keeps what was typed when the language is switched, and judges nothing."""

import pytest

from tests.apps.associations.factories import make_demonstration

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client):
    make_demonstration()
    return client


def test_half_typed_figures_come_back_unjudged_in_the_other_language(visitor):
    typed = {"year": "2026", "reference_amount": "27.500", "reference_month": ""}
    answer = visitor.get("/calculator/", typed | {"_language": "nl"}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="nl"' in page
    assert 'value="27.500"' in page
    assert "_language" not in answer.request["QUERY_STRING"]
    assert 'role="alert"' not in page


def test_sent_without_a_switch_the_same_figures_are_judged(visitor):
    typed = {"year": "2026", "reference_amount": "27.500", "reference_month": ""}
    answer = visitor.get("/calculator/", typed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_an_unknown_language_changes_nothing(visitor):
    answer = visitor.get("/calculator/", {"_language": "xx"})
    assert answer.status_code == 200
    assert "django_language" not in answer.cookies


def test_a_day_typed_with_slashes_comes_back_in_the_field(visitor):
    typed = {
        "year": "2026",
        "reference_amount": "27500",
        "reference_month": "2023-12",
        "from_on": "1/7/2026",
        "until_on": "31/12/2026",
    }
    page = visitor.get("/calculator/", typed).content.decode()
    assert 'value="2026-07-01"' in page
    assert 'value="2026-12-31"' in page
