"""The sector report: merged numbers, small ones hidden before they leave, releases that stay."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from drempel.apps.kernel.states import Refused
from drempel.apps.reports.selectors.figures import figures_of
from drempel.apps.sector.models import SectorReport
from drempel.apps.sector.selectors.reports import released
from drempel.apps.sector.services import compute_sector, release_sector
from tests.apps.accreditation.roads import make_cast, walk_accreditation
from tests.apps.activity.builders import make_record
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
def casts(db):
    """Six subsidised associations: five of one kind of work, one of another."""
    make_demonstration(ON)
    found = []
    for group in ("G1", "G1", "G1", "G1", "G1", "G2"):
        cast = make_cast(make_association(peer_group=group))
        walk_accreditation(cast)
        walk_award(cast)
        found.append(cast)
    return found


def contacts(cast, channel, count):
    make_record(
        "contact", cast.association, happened_on="2026-03-03", channel=channel, count=str(count)
    )


def computed(cast):
    return compute_sector(year=2026, by=cast.officer, on=ON)


def figure(report, code="AX-04", public=True):
    return (report.public if public else report.content)["figures"][code]


def test_the_sector_is_the_sum_of_its_associations(casts):
    for number, cast in enumerate(casts, start=1):
        contacts(cast, "DESK", number * 10)
    found = figure(computed(casts[0]), public=False)
    each = [figures_of(cast.association.pk, 2026, ON)["AX-04"].value for cast in casts]
    assert found["value"] == sum(each) == 210
    assert found["breakdowns"]["D8"] == {"DESK": 210}
    assert found["groups"] == {"G1": 150}, "a kind of work with one association is not shown"


def test_households_say_that_they_may_be_counted_twice(casts):
    content = computed(casts[0]).content
    assert content["figures"]["AX-01"]["is_double"]
    assert not content["figures"]["AX-04"]["is_double"]


def test_small_numbers_do_not_leave_the_administration(casts):
    contacts(casts[0], "DESK", 40)
    contacts(casts[0], "PHONE", 12)
    contacts(casts[0], "VIDEO", 3)
    report = release_sector(report=computed(casts[0]), by=casts[0].head, on=ON)
    public, inner = figure(report), figure(report, public=False)
    assert inner["breakdowns"]["D8"] == {"DESK": 40, "PHONE": 12, "VIDEO": 3}
    assert public["value"] == 55
    assert public["breakdowns"]["D8"] == {"DESK": 40}
    assert public["hidden"]["D8"] == ["PHONE", "VIDEO"]
    low, high = report.log["figures"]["AX-04"]["audit"]["D8"]["VIDEO"]
    assert high - low >= 5


def test_a_small_total_is_hidden_with_everything_of_it(casts):
    contacts(casts[0], "DESK", 4)
    report = release_sector(report=computed(casts[0]), by=casts[0].head, on=ON)
    public = figure(report)
    assert (public["value"], public["why"], public["breakdowns"]) == (None, "small", {})


def test_what_one_release_hid_the_next_one_hides_too(casts):
    contacts(casts[0], "DESK", 40)
    contacts(casts[0], "PHONE", 12)
    contacts(casts[0], "VIDEO", 3)
    first = release_sector(report=computed(casts[0]), by=casts[0].head, on=ON)
    contacts(casts[0], "VIDEO", 30)
    second = release_sector(report=computed(casts[0]), by=casts[0].head, on=ON)
    assert figure(second)["value"] == 85
    assert {"VIDEO", "PHONE"} <= set(figure(second)["hidden"]["D8"])
    first.refresh_from_db()
    assert (first.state, figure(first)["value"]) == ("superseded", 55)
    assert released(2026) == second


def test_whoever_computes_does_not_release_and_a_release_never_changes(casts):
    contacts(casts[0], "DESK", 40)
    report = compute_sector(year=2026, by=casts[0].head, on=ON)
    with pytest.raises(Refused, match="does not make it public"):
        release_sector(report=report, by=casts[0].head, on=ON)
    report = release_sector(report=computed(casts[0]), by=casts[0].head, on=ON)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE sector_sectorreport SET public_json = '{{}}' WHERE id = {report.pk}"
        )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM sector_sectorreport WHERE id = {report.pk}")
    assert SectorReport.objects.get(pk=report.pk).digest == report.digest


def test_a_year_without_subsidies_is_not_computed(casts):
    with pytest.raises(Refused, match="2020"):
        compute_sector(year=2020, by=casts[0].officer, on=ON)


def test_the_public_page_its_csv_and_its_json_say_the_same(client, casts):
    assert (
        "made public yet"
        in client.get("/sector-in-figures/", headers={"accept-language": "en"}).content.decode()
    )
    contacts(casts[0], "DESK", 40)
    contacts(casts[0], "VIDEO", 3)
    contacts(casts[0], "PHONE", 12)
    report = release_sector(report=computed(casts[0]), by=casts[0].head, on=ON)
    data = client.get("/sector-in-figures/?format=json").json()
    assert data["digest"] == report.digest
    assert data["figures"]["AX-04"]["value"] == 55
    answer = client.get("/sector-in-figures/?format=csv")
    rows = b"".join(answer.streaming_content).decode().splitlines()
    assert next(row for row in rows if row.startswith("AX-04,")).split(",")[4] == "55"
    assert not [row for row in rows if row.startswith("AX-04,") and "VIDEO" in row]
    page = client.get("/sector-in-figures/AX-04/", headers={"accept-language": "en"})
    assert "hidden" in page.content.decode()
    assert "55" in client.get("/sector-in-figures/?part=AX").content.decode()


def test_the_page_of_the_administration_is_flat(casts, django_assert_max_num_queries):
    contacts(casts[0], "DESK", 40)
    computed(casts[0])
    browser = signed_in(make_person(role="cabinet"))
    with django_assert_max_num_queries(6):
        page = browser.get("/sector/?year=2026&part=AX").content.decode()
    assert "AX-04" in page
    data = json.loads(browser.get("/sector/file/?year=2026&format=json").content)
    assert data["figures"]["AX-04"]["value"] == 40


def test_what_an_association_wrote_is_no_part_of_the_sector(casts):
    """Lists of texts stay in the report of the association: here only how many there are."""
    make_record(
        "learning", casts[0].association, decided_on="2026-05-05", change="Text of one association"
    )
    made = computed(casts[0])
    assert figure(made, "AQ-10.items", public=False)["value"] == 1
    assert "AQ-10.list" not in made.content["figures"]
    assert "Text of one association" not in made.content_json + made.log_json
