"""Faults of the data check: listed, corrected or lifted one by one with a reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from drempel.apps.activity.models import DocumentedException
from drempel.apps.activity.selectors.faults import fault_of, faults_of
from drempel.apps.activity.selectors.system import rows_of_kind
from drempel.apps.activity.services import Entry, remove_record, store_record
from drempel.apps.activity.services.faults import document_exception, withdraw_exception
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.reports.selectors.figures import figures_of
from drempel.engines.records import kind_of
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.associations.factories import make_association, make_person, signed_in

pytestmark = pytest.mark.django_db
CROWDED = "more_persons_than_places"
LIST = reverse("fault_list")


@pytest.fixture
def stay(house):
    """Nine persons in two places."""
    return make_record("stay", house, persons="9")


def crowded(stay):
    return fault_of(stay.association_id, CROWDED, kind_of("stay"), stay.uid)


def lift(stay, worker, reason="Two nights, a fire next door"):
    return document_exception(fault=crowded(stay), reason=reason, by=worker, on=TODAY)


def address(stay):
    return reverse("fault_detail", args=[CROWDED, "stay", stay.uid])


def open_faults(house):
    return figures_of(house.pk, 2026, date(2026, 12, 31))["AQ-03.open"].value


def test_a_lifted_fault_is_counted_no_more_and_stands_in_the_export(house, stay, worker):
    assert open_faults(house) == 1
    lift(stay, worker)
    assert open_faults(house) == 0
    kind = kind_of("check")
    (row,) = rows_of_kind(kind, house.pk)
    told = dict(zip([one.name for one in kind.fields], row, strict=True))
    assert (told["rule"], told["lifted_on"]) == (CROWDED, TODAY.isoformat())


def test_who_lifts_is_in_the_trail_and_a_second_reason_replaces_the_first(stay, worker):
    lift(stay, worker)
    lift(stay, worker, "Cousins, until Friday")
    assert DocumentedException.objects.get().reason == "Cousins, until Friday"
    events = Event.objects.filter(verb="document_exception", object_id=stay.uid)
    assert [one.actor for one in events] == [f"person:{worker.pk}"] * 2


def test_a_record_that_changes_is_looked_at_again(house, stay, worker):
    lift(stay, worker)
    store_record(
        kind=kind_of("stay"),
        association_id=house.pk,
        written={"persons": "11"},
        by=worker,
        on=TODAY,
        entry=Entry(uid=stay.uid),
    )
    assert crowded(stay).exception is None
    assert open_faults(house) == 1


def test_an_exception_can_be_taken_back(stay, worker):
    withdraw_exception(exception=lift(stay, worker), by=worker)
    assert crowded(stay).exception is None
    assert Event.objects.filter(verb="withdraw_exception", object_id=stay.uid).count() == 1


def test_a_record_takes_its_exception_along(house, worker):
    contact = make_record("contact", house, happened_on="2026-12-24")
    fault = fault_of(house.pk, "day_in_future", kind_of("contact"), contact.uid)
    document_exception(fault=fault, reason="An appointment", by=worker, on=TODAY)
    remove_record(record=contact, by=worker)
    assert not DocumentedException.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "Zie 85.07.30-033.28"])
def test_without_a_reason_or_with_a_national_number_nothing_is_lifted(stay, worker, reason):
    with pytest.raises(Refused):
        lift(stay, worker, reason)
    assert not DocumentedException.objects.exists()


def test_someone_of_elsewhere_lifts_nothing_and_sees_nothing(stay, worker):
    stranger = make_person(role=WORKER, association=make_association())
    with pytest.raises(RoleRefused):
        lift(stay, stranger)
    with pytest.raises(RoleRefused):
        withdraw_exception(exception=lift(stay, worker), by=stranger)
    client = signed_in(stranger)
    assert client.get(address(stay)).status_code == 404
    assert stay.uid not in client.get(LIST, {"format": "csv"}).getvalue().decode()


def test_the_database_refuses_an_exception_without_a_reason(stay, worker):
    made = lift(stay, worker)
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentedException.objects.filter(pk=made.pk).update(reason="")


def test_the_list_shows_what_is_open_and_what_was_lifted(house, stay, worker):
    make_record("contact", house, happened_on="2026-12-24")
    client = signed_in(worker)
    both = client.get(LIST)
    assert [row[0]["url"] for row in both.context["rows"]].count(address(stay)) == 1
    assert len(both.context["rows"]) == 2
    lift(stay, worker)
    (left,) = client.get(LIST).context["rows"]
    assert "day_in_future" in left[0]["url"]
    (lifted,) = client.get(LIST, {"state": "lifted"}).context["rows"]
    assert lifted[0]["url"] == address(stay)
    assert not client.get(LIST, {"rule": CROWDED}).context["rows"]
    told = client.get(LIST, {"state": "lifted", "format": "csv"}).getvalue().decode()
    assert told.splitlines()[1].endswith(f'{TODAY},"Two nights, a fire next door"')


def test_the_page_asks_for_a_reason_and_sends_it_once(stay, worker):
    client = signed_in(worker)
    page = client.get(address(stay))
    empty = client.post(address(stay), {"_once": page.context["once"], "reason": " "})
    assert empty.status_code == 422
    sent = {"_once": page.context["once"], "reason": "Two nights only"}
    for _time in range(2):
        assert client.post(address(stay), sent).url == LIST
    assert Event.objects.filter(verb="document_exception").count() == 1
    again = client.get(address(stay))
    assert again.context["form"]["reason"].value() == "Two nights only"
    taken = client.post(
        address(stay), {"_once": again.context["once"], "reason": "x", "withdraw": "on"}
    )
    assert taken.url == LIST
    assert not DocumentedException.objects.exists()


def test_a_reason_that_may_tell_who_someone_is_comes_back_once(stay, worker):
    client = signed_in(worker)
    page = client.get(address(stay))
    sent = {"_once": page.context["once"], "reason": "Bel 0470 12 34 56 voor uitleg"}
    asked = client.post(address(stay), sent)
    assert asked.status_code == 422
    assert not DocumentedException.objects.exists()
    form = asked.context["form"]
    kept = {"reason": form["reason"].value(), "_confirmed": form.mark}
    assert client.post(address(stay), sent | kept).url == LIST
    assert DocumentedException.objects.get().reason == sent["reason"]


def test_a_mark_for_one_text_is_none_for_another(stay, worker):
    client = signed_in(worker)
    page = client.get(address(stay))
    sent = {"_once": page.context["once"], "reason": "Bel 0470 12 34 56 voor uitleg"}
    mark = client.post(address(stay), sent).context["form"].mark
    other = {"reason": "Bel 0470 65 43 21 voor uitleg", "_confirmed": mark}
    assert client.post(address(stay), sent | other).status_code == 422


def test_who_keeps_the_rule_has_no_page(house, worker):
    stay = make_record("stay", house, persons="1")
    client = signed_in(worker)
    assert client.get(address(stay)).status_code == 404


def test_the_list_asks_the_same_whatever_the_number(house, stay, django_assert_max_num_queries):
    for _time in range(40):
        make_record("contact", house, happened_on="2026-12-24")
    client = signed_in(make_person(role=MANAGER, association=house))
    with django_assert_max_num_queries(10):
        page = client.get(LIST)
    assert page.context["page"].paginator.count == 41
    assert len(page.context["rows"]) == 25
    assert len(list(faults_of(house.pk))) == 41
