"""What a report says: only what is practised, the figures of the year, frozen once signed."""

import hashlib
import shutil

import pytest
from django.db import DatabaseError, connection, transaction

from drempel.apps.activity.models import model_of
from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER, WORKER
from drempel.apps.kernel.states import Refused
from drempel.apps.reports import services
from drempel.apps.reports.models import Report
from drempel.apps.reports.selectors.content import content_of
from drempel.apps.reports.selectors.figures import known_figures
from drempel.apps.reports.selectors.ready import open_findings, open_points
from drempel.apps.reports.selectors.templates import report_sections
from drempel.config.settings.base import ROOT
from drempel.engines.trace import canonical_json
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.associations.factories import make_association, make_demonstration, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db):
    make_demonstration(TODAY)
    return make_association()


@pytest.fixture
def worker(house):
    return make_person(role=WORKER, association=house)


@pytest.fixture
def manager(house):
    return make_person(role=MANAGER, association=house)


@pytest.fixture
def officer(house):
    return make_person(role=CASE_OFFICER)


def begun(house, worker, year=2025):
    return services.open_report(association=house, year=year, by=worker, on=TODAY)


def contacts(house, year, count):
    for _one in range(count):
        make_record("contact", house, happened_on=f"{year}-03-03", service_line="A2-T")


def finished(report, worker):
    """Every section called finished and every finding explained."""
    for section in report_sections(report):
        services.finish_section(report=report, section=section.key, is_done=True, by=worker)
    report.refresh_from_db()
    for one, _kept in open_findings(report, TODAY):
        services.explain_finding(report=report, key=one.key, text="checked", by=worker, on=TODAY)
    return report


def sent(report, worker, manager):
    ready = services.prepare_report(report=finished(report, worker), by=worker, on=TODAY)
    return services.submit_report(report=ready, by=manager, on=TODAY)


def keys(content):
    return [one["key"] for one in content["sections"]]


def test_an_axis_without_records_and_texts_has_no_section(house, worker):
    report = begun(house, worker)
    assert keys(content_of(report, TODAY)) == []
    contacts(house, 2025, 3)
    assert {"A1", "A3"}.isdisjoint(keys(content_of(report, TODAY)))
    make_record("stay", house, start_on="2025-03-01", service_line="A3-TRAN")
    assert "A3" in keys(content_of(report, TODAY))
    assert "A1" not in keys(content_of(report, TODAY))


def test_a_text_alone_makes_a_section(house, worker):
    report = begun(house, worker)
    services.write_text(
        report=report, axis="A1", values={"wanted": "Aider."}, by=worker, on=TODAY, seen=None
    )
    content = content_of(report, TODAY)
    assert keys(content) == ["A1"]
    assert content["sections"][0]["texts"]["wanted"] == "Aider."
    assert content["sections"][0]["parts"] == []


def test_the_figures_are_those_of_the_year_as_they_are_shown(house, worker):
    contacts(house, 2025, 3)
    contacts(house, 2024, 2)
    figure = content_of(begun(house, worker), TODAY)["figures"]["AX-04"]
    assert known_figures(house.pk, 2025, TODAY)["AX-04"].value == 3
    assert (figure["value"], figure["shown"], figure["before"]["value"]) == (3, "3", 2)
    assert figure["shown_by"]["D17"] == {"A2-T": "3"}
    assert figure["names"]["D17"]["A2-T"]["nl"] == "Telefoon- en loketpermanenties"
    assert not figure["is_break"]


def test_what_was_signed_stays_whatever_the_records_become(house, worker, manager):
    contacts(house, 2025, 3)
    report = sent(begun(house, worker), worker, manager)
    contacts(house, 2025, 5)
    assert known_figures(house.pk, 2025, TODAY)["AX-04"].value == 8
    assert content_of(report, TODAY)["figures"]["AX-04"]["value"] == 3
    text = report.content_json.encode()
    assert report.digest == hashlib.sha256(text).hexdigest()
    assert canonical_json(report.content) == text
    assert report.content["signed"]["signed_by"] == manager.full_name
    assert report.content["signed"]["prepared_by"] == worker.full_name


@pytest.mark.parametrize("column", ["content_json = 'x'", "digest = 'x'", "year = 2024"])
def test_the_database_keeps_what_was_signed(house, worker, manager, column):
    report = sent(begun(house, worker), worker, manager)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE reports_report SET {column} WHERE id = {report.pk}")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM reports_report WHERE id = {report.pk}")
    assert Report.objects.get(pk=report.pk).digest == report.digest


def test_whoever_prepared_a_report_does_not_sign_it(house, manager):
    ready = services.prepare_report(
        report=finished(begun(house, manager), manager), by=manager, on=TODAY
    )
    with pytest.raises(Refused, match="second person"):
        services.submit_report(report=ready, by=manager, on=TODAY)
    second = make_person(role=MANAGER, association=house)
    assert services.submit_report(report=ready, by=second, on=TODAY).state == "submitted"


def test_an_unfinished_report_says_what_is_still_to_do(house, worker):
    report = begun(house, worker)
    values = {"happened": "We helped {AX-99} households."}
    services.write_text(report=report, axis="", values=values, by=worker, on=TODAY, seen=None)
    points = open_points(report, TODAY)
    assert "correct the reference {AX-99}" in points
    with pytest.raises(Refused, match="AX-99"):
        services.prepare_report(report=report, by=worker, on=TODAY)


def test_last_year_stands_as_it_was_accepted(house, worker, manager, officer):
    contacts(house, 2024, 2)
    first = sent(begun(house, worker, 2024), worker, manager)
    services.accept_report(report=first, note="", by=officer, on=TODAY)
    contacts(house, 2024, 4)
    before = content_of(begun(house, worker), TODAY)["figures"]["AX-04"]["before"]
    assert (before["value"], before["is_frozen"]) == (2, True)


def test_a_changed_definition_draws_a_break_and_recomputes_last_year(
    house, worker, settings, tmp_path
):
    """From 2025 on a contact is counted once a line, not as many times as it says."""
    pack = shutil.copytree(ROOT / "schemes" / "brussels_vih", tmp_path / "pack")
    file = pack / "indicators" / "AX.toml"
    text = file.read_text(encoding="utf-8")
    start = text.index('code  = "AX-04"')
    head, block = text[:start], text[start:]
    end = block.index("\n[[indicator]]")
    figure = block[block.index("[[indicator.figure]]") : end]
    first = figure.rstrip() + "\nuntil = 2024-12-31\n\n"
    second = figure.replace('measure   = "sum"', 'measure   = "count"')
    second = "\n".join(one for one in second.splitlines() if not one.startswith("value "))
    second += "\nversion = 2\nfrom = 2025-01-01\n"
    file.write_text(head + block.replace(figure, first + second, 1), encoding="utf-8")
    settings.SCHEME_PATH = pack
    for year in (2024, 2025):
        make_record("contact", house, happened_on=f"{year}-03-03", service_line="A2-T", count="5")
        make_record("contact", house, happened_on=f"{year}-03-04", service_line="A2-T", count="1")
    found = content_of(begun(house, worker), TODAY)["figures"]["AX-04"]
    assert (found["value"], found["version"], found["is_break"]) == (2, 2, True)
    assert (found["before"]["value"], found["before"]["version"]) == (6, 1)
    assert (found["before_recomputed"]["value"], found["before_recomputed"]["version"]) == (2, 2)


def test_a_correction_is_a_linked_version_that_takes_the_place_of_the_accepted_one(
    house, worker, manager, officer
):
    contacts(house, 2025, 3)
    first = services.accept_report(
        report=sent(begun(house, worker), worker, manager), note="", by=officer, on=TODAY
    )
    contacts(house, 2025, 2)
    second = services.correct_report(report=first, reason="two forgotten", by=worker, on=TODAY)
    assert (second.number, second.corrects, second.content_json) == (2, first, "")
    second = sent(second, worker, manager)
    first.refresh_from_db()
    assert first.state == "accepted"
    services.accept_report(report=second, note="", by=officer, on=TODAY)
    first.refresh_from_db()
    assert (first.state, first.content["figures"]["AX-04"]["value"]) == ("replaced", 3)
    assert second.content["figures"]["AX-04"]["value"] == 5


def test_texts_are_records_of_the_association_like_any_other(house, worker):
    report = begun(house, worker)
    for text in ("First.", "Second."):
        services.write_text(
            report=report, axis="", values={"outlook": text}, by=worker, on=TODAY, seen=None
        )
    rows = model_of("narr")._default_manager.filter(association=house, year=2025)
    assert [(row.axis, row.outlook) for row in rows] == [("", "Second.")]
