"""How often a token may come: counted by the minute, for each token by itself."""

import pytest

from drempel.apps.api import door
from drempel.apps.api.models import ApiToken, ApiWindow
from drempel.apps.api.services.limits import BATCHES, REQUESTS, take_turn
from drempel.apps.kernel.installation import instant
from tests.apps.api.callers import Caller

# A moment 13 seconds into its minute.
MOMENT = instant().replace(second=13, microsecond=0)


@pytest.fixture
def at_a_moment(monkeypatch):
    monkeypatch.setattr(door, "instant", lambda: MOMENT)


def test_too_many_requests_are_told_when_to_come_back(caller, settings, at_a_moment):
    settings.API_REQUESTS_A_MINUTE = 3
    assert [caller.get("kinds").status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = caller.get("contact")
    assert answer.headers["Retry-After"] == "47"
    assert "47" in answer.json()["detail"]
    other = Caller(caller.association, manager=caller.manager)
    assert other.get("kinds").status_code == 200


def test_the_next_minute_begins_anew(caller, settings, at_a_moment, monkeypatch):
    settings.API_REQUESTS_A_MINUTE = 1
    assert [caller.get("kinds").status_code for _ in range(2)] == [200, 429]
    monkeypatch.setattr(
        door,
        "instant",
        lambda: MOMENT.replace(second=0).fromtimestamp(MOMENT.timestamp() + 47, MOMENT.tzinfo),
    )
    assert caller.get("kinds").status_code == 200


def test_batches_are_counted_by_themselves(caller, settings, at_a_moment):
    settings.API_BATCHES_A_MINUTE = 1
    assert caller.post("contact/batch", {}).status_code == 422
    assert caller.post("contact/batch", {}).status_code == 429
    assert caller.get("contact").status_code == 200


def test_usual_limits(caller):
    now = instant()
    assert [take_turn(caller.token, BATCHES, now) > 0 for _ in range(11)] == [False] * 10 + [True]
    assert not any(take_turn(caller.token, REQUESTS, now) for _ in range(120))
    assert 0 < take_turn(caller.token, REQUESTS, now) <= 60
    assert ApiWindow.objects.count() == 2


def test_the_last_use_is_kept_once_a_minute(caller, django_assert_num_queries, at_a_moment):
    caller.get("kinds")
    first = ApiToken.objects.get().last_used_at
    assert first == MOMENT
    with django_assert_num_queries(4):
        caller.get("kinds")
    assert ApiToken.objects.get().last_used_at == first


def test_a_list_costs_the_same_whatever_its_length(caller, django_assert_max_num_queries):
    caller.get("signal")
    with django_assert_max_num_queries(6):
        caller.get("contact?limit=500")
