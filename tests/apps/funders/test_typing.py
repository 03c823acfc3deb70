"""Numbers typed for a line: kept once, shown as typed, by whom, and what is refused."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from drempel.apps.funders.models import TypedLine
from drempel.apps.funders.selectors import known_filled, periods
from drempel.apps.funders.services import remove_typed_line, type_line
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused, RoleRefused
from tests.apps.activity.builders import TODAY
from tests.apps.associations.factories import make_association, make_person, signed_in

PAGE = "/report/funders/pont_aux_aulnes/lines/13/?period=2025"


@pytest.fixture
def filled(house):
    (period,) = [one for one in periods("pont_aux_aulnes", TODAY) if one.key == "2025"]
    return known_filled(house.pk, "pont_aux_aulnes", period, TODAY)


def typed(filled, by, value="37.5", code="13"):
    return type_line(
        filled=filled, code=code, value=Fraction(value), reason="Agenda", by=by, on=TODAY
    )


def sent(browser, **data):
    return browser.post(PAGE, {"value": "37,5", "reason": "Agenda"} | data)


def test_a_worker_types_a_number_and_the_page_flags_it(house, worker):
    browser = signed_in(worker)
    assert sent(browser).status_code == 302
    (kept,) = TypedLine.objects.filter(association=house)
    assert (kept.value, kept.period, kept.version, kept.typed_by) == ("37.5", "2025", 1, worker)
    page = browser.get("/report/funders/pont_aux_aulnes/?period=2025").content.decode()
    assert "37,5<small>saisi à la main</small>" in page


def test_sent_twice_it_is_one_number_and_one_event(house, browser):
    token = "0d7a8f5e-0f0a-4c39-8d3a-2f3a5b7a9c11"
    first, second = (sent(browser, _once=token) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert TypedLine.objects.filter(association=house).count() == 1
    assert Event.objects.filter(association_id=house.pk, object_type="typed_line").count() == 1


def test_a_second_number_takes_the_place_of_the_first(house, filled, manager):
    typed(filled, manager)
    typed(filled, manager, "40")
    assert [one.value for one in TypedLine.objects.filter(association=house)] == ["40"]


def test_a_number_can_be_taken_away(house, filled, manager, browser):
    typed(filled, manager)
    assert browser.post(PAGE, {"remove": "on"}).status_code == 302
    assert not TypedLine.objects.filter(association=house).exists()
    remove_typed_line(filled=filled, code="13", by=manager)
    verbs = Event.objects.filter(object_type="typed_line").order_by("seq")
    assert list(verbs.values_list("verb", flat=True)) == ["type", "remove"]


@pytest.mark.parametrize(
    ("value", "code"),
    [("-1", "13"), ("1.23456", "13"), ("10000000000000", "13"), ("5", "1"), ("5", "XX")],
)
def test_what_cannot_be_is_refused(filled, manager, value, code):
    with pytest.raises(Refused):
        typed(filled, manager, value, code)


def test_what_is_counted_in_whole_numbers_takes_no_decimals(house, manager):
    period = periods("aubepine", TODAY)[1]
    filled = known_filled(house.pk, "aubepine", period, TODAY)
    with pytest.raises(Refused):
        typed(filled, manager, "1.5", "V.2")
    assert typed(filled, manager, "2", "V.2").value == "2"
    assert typed(filled, manager, "1.75", "V.1").value == "1.75"


def test_only_people_of_an_association_type_its_numbers(filled):
    with pytest.raises(RoleRefused):
        typed(filled, make_person(role="case_officer"))


def test_a_number_stays_with_its_own_association_and_period(house, filled, manager):
    typed(filled, manager)
    other = make_association()
    theirs = known_filled(other.pk, "pont_aux_aulnes", filled.period, TODAY)
    before = next(one for one in periods("pont_aux_aulnes", TODAY) if one.key == "2024")
    ours = known_filled(house.pk, "pont_aux_aulnes", before, TODAY)
    assert [one.is_typed for found in (theirs, ours) for one in found.lines] == [False] * 26


def test_the_database_holds_one_number_for_a_line(house, manager):
    row = {
        "association": house,
        "template": "x",
        "version": 1,
        "period": "2025",
        "line": "1",
        "value": "1",
        "reason": "x",
        "typed_on": date(2026, 1, 1),
        "typed_by": manager,
    }
    TypedLine.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        TypedLine.objects.create(**row)


@pytest.mark.parametrize("data", [{"value": ""}, {"value": "many"}, {"reason": " "}])
def test_a_form_that_lacks_something_says_what(house, browser, data):
    answer = sent(browser, **data)
    assert answer.status_code == 422
    assert not TypedLine.objects.exists()
    assert "Agenda" in answer.content.decode() or data.get("reason") == " "
