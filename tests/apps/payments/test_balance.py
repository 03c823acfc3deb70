"""The balance waits for the accepted report of its year: in the page, the service and the database."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.apps.reports import services
from drempel.apps.reports.selectors.templates import report_sections
from tests.apps.accreditation.roads import make_cast, walk_accreditation
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)
from tests.apps.subsidies.roads import walk_award

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


@pytest.fixture
def cast():
    make_demonstration()
    cast = make_cast()
    walk_accreditation(cast)
    return cast


def accepted(cast, year=2026):
    """A report of the year, from its first word to its acceptance."""
    worker = make_person(role=WORKER, association=cast.association)
    manager = make_person(role=MANAGER, association=cast.association)
    report = services.open_report(association=cast.association, year=year, by=worker, on=ON)
    for section in report_sections(report):
        services.finish_section(report=report, section=section.key, is_done=True, by=worker)
    report.refresh_from_db()
    services.prepare_report(report=report, by=worker, on=ON)
    report = services.submit_report(report=report, by=manager, on=ON)
    return services.accept_report(report=report, note="", by=cast.officer, on=ON), worker, manager


def states(award):
    return [(part.share, part.state) for part in award.instalments.order_by("number")]


def test_acceptance_releases_the_balance_of_its_association_and_nothing_else(cast):
    neighbour = make_cast(make_association())
    walk_accreditation(neighbour)
    award, other = walk_award(cast), walk_award(neighbour)
    report, _worker, _manager = accepted(cast)
    assert states(award) == [("80", "scheduled"), ("rest", "released")]
    assert states(other) == [("80", "scheduled"), ("rest", "scheduled")]
    balance = award.instalments.get(share="rest")
    assert (balance.released_on, balance.released_for) == (ON, report.reference)
    told = Event.objects.filter(verb="release", object_id=f"{award.reference}/2")
    assert told.count() == 1


def test_an_award_notified_after_the_report_was_accepted_is_released_at_once(cast):
    report, _worker, _manager = accepted(cast)
    award = walk_award(cast)
    assert states(award) == [("80", "scheduled"), ("rest", "released")]
    assert award.instalments.get(share="rest").released_for == report.reference


def test_an_accepted_correction_releases_nothing_twice(cast):
    award = walk_award(cast)
    report, worker, manager = accepted(cast)
    second = services.correct_report(report=report, reason="forgotten", by=worker, on=ON)
    for section in report_sections(second):
        services.finish_section(report=second, section=section.key, is_done=True, by=worker)
    second.refresh_from_db()
    services.prepare_report(report=second, by=worker, on=ON)
    second = services.submit_report(report=second, by=manager, on=ON)
    services.accept_report(report=second, note="", by=cast.officer, on=ON)
    assert award.instalments.get(share="rest").released_for == report.reference
    assert Event.objects.filter(verb="release").count() == 1


def test_the_database_releases_no_balance_without_an_accepted_report(cast):
    award = walk_award(cast)
    part = award.instalments.get(share="rest")
    release = (
        "UPDATE payments_instalment SET state = 'released', released_on = '2026-11-24', "
        f"released_for = 'RAP-2026-0001' WHERE id = {part.pk}"
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(release)
    first = award.instalments.get(share="80")
    accepted(cast)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(release.replace(f"id = {part.pk}", f"id = {first.pk}"))


def test_the_schedule_says_what_the_balance_waits_for(cast):
    walk_award(cast)
    browser = signed_in(cast.manager, headers={"accept-language": "en"})
    before = browser.get("/payments/").content.decode()
    assert "Waits for the activity report of 2026 to be accepted." in before
    report, _worker, _manager = accepted(cast)
    after = browser.get("/payments/").content.decode()
    assert f"Report {report.reference} was accepted." in after
    assert "Waits for" not in after
