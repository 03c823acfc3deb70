"""Two people change one record: each sees what the other wrote, and nothing is lost unseen."""

import re

import pytest
from django.urls import reverse

from drempel.apps.activity.models import model_of
from drempel.apps.kernel.roles import WORKER
from tests.apps.activity.builders import make_record
from tests.apps.activity.forms import fields_of, send, text_of
from tests.apps.associations.factories import (
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(house):
    return [signed_in(make_person(role=WORKER, association=house)) for _ in range(2)]


def both_open(two, record):
    """The same form before two people."""
    path = reverse("record_edit", args=[record.KIND.code, record.uid])
    return path, *(text_of(browser.get(path)) for browser in two)


def chosen(html, **choices):
    """What the page of the choice sends when these values are chosen."""
    sent = fields_of(html.replace('class="form" method', 'class="form" id="page-form" method'))
    assert not set(choices) & set(sent)
    return sent | choices


def test_both_values_of_a_field_are_shown_and_one_is_chosen(house, two):
    record = make_record("path", house, topic="SEARCH", remark="eerst")
    path, mine, theirs = both_open(two, record)
    assert send(two[1], path, theirs, topic="DEBT", remark="van haar").status_code == 302
    response = send(two[0], path, mine, topic="ENERGY", remark="van mij")
    html = text_of(response)
    assert response.status_code == 409
    for value in ("Debts", "Energy and water", "van haar", "van mij"):
        assert value in html
    record.refresh_from_db()
    assert (record.topic, record.remark) == ("DEBT", "van haar")
    answer = two[0].post(path, chosen(html, topic="ENERGY", remark="van haar"))
    assert answer.status_code == 302
    record.refresh_from_db()
    assert (record.topic, record.remark, record.version) == ("ENERGY", "van haar", 3)


def test_changes_of_different_fields_are_both_kept_after_a_look(house, two):
    record = make_record("path", house, topic="SEARCH", joint_partners="CPAS;AIS")
    path, mine, theirs = both_open(two, record)
    send(two[1], path, theirs, topic="DEBT")
    response = send(two[0], path, mine, next_review_on="2026-12-24")
    html = text_of(response)
    assert response.status_code == 409
    assert "Also changed meanwhile, and kept" in html
    assert 'type="radio"' not in html
    assert two[0].post(path, chosen(html)).status_code == 302
    record.refresh_from_db()
    assert record.topic == "DEBT"
    assert str(record.next_review_on) == "2026-12-24"
    assert record.joint_partners == ["AIS", "CPAS"]


def test_a_choice_that_was_not_made_overwrites_nothing(house, two):
    record = make_record("path", house, topic="SEARCH")
    path, mine, theirs = both_open(two, record)
    send(two[1], path, theirs, topic="DEBT")
    html = text_of(send(two[0], path, mine, topic="ENERGY"))
    assert two[0].post(path, chosen(html)).status_code == 302
    record.refresh_from_db()
    assert record.topic == "DEBT"


def test_a_third_change_during_the_choice_is_a_choice_again(house, two):
    record = make_record("path", house, topic="SEARCH")
    path, mine, theirs = both_open(two, record)
    send(two[1], path, theirs, topic="DEBT")
    html = text_of(send(two[0], path, mine, topic="ENERGY"))
    send(two[1], path, text_of(two[1].get(path)), topic="LEASE")
    response = two[0].post(path, chosen(html, topic="ENERGY"))
    assert response.status_code == 409
    assert "Lease and notice" in text_of(response)


def test_a_like_record_removed_meanwhile_is_not_found(house, two):
    record = make_record("contact", house)
    path, mine, _theirs = both_open(two, record)
    model_of("contact").objects.all().delete()
    assert send(two[0], path, mine, topic="DEBT").status_code == 404
    assert re.search(r"<form", mine)
