"""The road of a report through its pages: written, saved by itself, signed, asked, accepted."""

import re
from decimal import Decimal

import pytest

from drempel.apps.activity.models import model_of
from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER, WORKER
from drempel.apps.reports.models import Explanation, Report, TypedTotal
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.figures import known_figures
from drempel.apps.reports.selectors.templates import report_sections
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
AREA = re.compile(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)


@pytest.fixture
def house(db):
    make_demonstration(TODAY)
    association = make_association()
    for channel in ("DESK", "DESK", "PHONE"):
        make_record(
            "contact",
            association,
            happened_on="2025-03-03",
            channel=channel,
            service_line="A2-T",
        )
    return association


def browser(role, house):
    own = role in (WORKER, MANAGER)
    person = make_person(role=role, association=house if own else None)
    return signed_in(person, headers={"accept-language": "en"})


@pytest.fixture
def worker(house):
    return browser(WORKER, house)


@pytest.fixture
def manager(house):
    return browser(MANAGER, house)


@pytest.fixture
def officer(house):
    return browser(CASE_OFFICER, house)


def filled(client, path):
    """What the form of a page would send as it stands."""
    page = client.get(path).content.decode()
    form = re.search(r'<form class="form".*?</form>', page, re.DOTALL).group(0)
    found = {}
    for one in HIDDEN.findall(form):
        value = re.search(r'value="([^"]*)"', one)
        found[re.search(r'name="([^"]+)"', one).group(1)] = value.group(1) if value else ""
    return found | {name: text.strip() for name, text in AREA.findall(form)}


def send(client, path, **typed):
    return client.post(path, filled(client, path) | typed)


def begin(client, year=2025):
    return send(client, f"/report/{year}/begin/")


def section(key, year=2025):
    return f"/report/{year}/section/{key}/"


def finished(client):
    """Every section and every finding, as a person would through the pages."""
    report = Report.objects.get(state="draft")
    for one in report_sections(report):
        assert send(client, section(one.key), is_done="on").status_code == 302
    path = "/report/2025/findings/"
    if "finding_0" in client.get(path).content.decode():
        typed = {name: "Checked." for name in filled(client, path) if name.startswith("finding_")}
        assert send(client, path, **typed).status_code == 302
    return report


def test_the_road_from_the_first_word_to_the_acceptance(worker, manager, officer):
    assert begin(worker).headers["Location"] == "/report/2025/"
    send(worker, section("year"), happened="We answered {AX-04} questions.")
    report = finished(worker)
    handed = send(worker, "/report/2025/check/")
    detail = f"/reports/{report.reference}/"
    assert handed.headers["Location"] == detail
    assert worker.get(f"{detail}step/submit/").status_code == 404
    sent = send(manager, f"{detail}step/submit/")
    assert sent.headers["Location"] == f"{detail}receipt/"
    assert "proof of sending" in manager.get(f"{detail}receipt/").content.decode()
    assert report.reference in officer.get("/reports/").content.decode()
    assert "We answered 3 questions." in officer.get(detail).content.decode()
    send(officer, f"{detail}remark/public/", question="Why so few?", figure="AX-04")
    assert "Why so few?" not in manager.get(f"{detail}?section=public").content.decode()
    send(officer, f"{detail}step/ask/")
    assert "Why so few?" in manager.get(f"{detail}?section=public").content.decode()
    remark = report.remarks.get()
    send(worker, f"{detail}questions/", **{f"answer_{remark.pk}": "We began in March."})
    send(manager, f"{detail}step/answer/")
    page = officer.get(f"{detail}?section=public").content.decode()
    assert "We began in March." in page
    send(officer, f"{detail}step/accept/", note="Thank you.")
    report.refresh_from_db()
    assert (report.state, report.acceptance_note) == ("accepted", "Thank you.")
    corrected = send(manager, f"{detail}step/correct/", reason="One was forgotten.")
    assert corrected.headers["Location"] == "/report/2025/"
    assert Report.objects.get(number=2).corrects == report


def test_a_form_sent_twice_is_one_report_and_one_remark(worker):
    path = "/report/2025/begin/"
    typed = filled(worker, path)
    assert worker.post(path, typed).headers["Location"] == "/report/2025/"
    assert worker.post(path, typed).headers["Location"] == "/report/2025/"
    assert Report.objects.count() == 1
    path = f"{section('year')}remark/"
    typed = filled(worker, path) | {"text": "Look again."}
    worker.post(path, typed)
    worker.post(path, typed)
    assert Report.objects.get().comments.count() == 1


def test_texts_are_kept_while_they_are_written(worker, house):
    begin(worker)
    typed = filled(worker, section("year")) | {"_autosave": "1", "happened": "First words"}
    answer = worker.post(section("year"), typed).content.decode()
    assert "Saved at" in answer
    version = re.search(r'name="_version"[^>]*value="(\d+)"', answer).group(1)
    rows = model_of("narr")._default_manager.filter(association=house)
    assert [row.happened for row in rows] == ["First words"]
    typed |= {"_version": version, "happened": "First words and more"}
    assert "Saved at" in worker.post(section("year"), typed).content.decode()
    assert [row.happened for row in rows.all()] == ["First words and more"]


def test_two_writers_both_see_both_texts(worker, manager, house):
    begin(worker)
    send(worker, section("year"), happened="Ours.")
    mine, theirs = filled(worker, section("year")), filled(manager, section("year"))
    manager.post(section("year"), theirs | {"happened": "Written by the manager."})
    answer = worker.post(section("year"), mine | {"happened": "Written by the worker."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Written by the manager." in page
    assert "Written by the worker." in page
    row = model_of("narr")._default_manager.get(association=house)
    assert row.happened == "Written by the manager."
    again = re.search(r'name="_version" id="id__version" value="(\d+)"', page).group(1)
    once = re.search(r'name="_once" value="([^"]+)"', page).group(1)
    both = {"happened": "Written together.", "_version": again, "_once": once}
    assert worker.post(section("year"), mine | both).status_code == 302
    row.refresh_from_db()
    assert row.happened == "Written together."


def test_a_text_that_seems_to_name_someone_is_looked_at_twice(worker, house):
    begin(worker)
    said = "Call Mrs Dupont on 0470 12 34 56."
    typed = filled(worker, section("year")) | {"happened": said}
    answer = worker.post(section("year"), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert not model_of("narr")._default_manager.filter(association=house).exists()
    assert (
        "Not saved yet" in worker.post(section("year"), typed | {"_autosave": "1"}).content.decode()
    )
    kept = re.search(r'name="_confirmed" value="([^"]+)"', page).group(1)
    assert worker.post(section("year"), typed | {"_confirmed": kept}).status_code == 302


def test_a_reference_that_means_nothing_says_so_with_an_example(worker):
    begin(worker)
    send(worker, section("year"), happened="We helped {AX-99}.")
    page = worker.get(section("year")).content.decode()
    assert "Found {AX-99}; expected the code of a figure, for example {AX-01}." in page


def test_a_typed_total_is_flagged_everywhere_and_both_numbers_stay(worker, house):
    begin(worker)
    path = "/report/2025/totals/A1-R02/"
    refused = send(worker, path, value="many", source="DECLARED", reason="Diary.")
    assert refused.status_code == 422
    assert "Found “many”; expected a number" in refused.content.decode()
    assert send(worker, path, value="1 234", source="DECLARED", reason="Diary.").status_code == 302
    assert known_figures(house.pk, 2025, TODAY)["A1-R02"].value == 1234
    page = worker.get(section("A1")).content.decode()
    assert "typed by hand: Diary." in page
    figure = known_content(Report.objects.get(), TODAY)["figures"]["A1-R02"]
    assert (figure["value"], figure["reckoned"], figure["source"]) == (1234, 0, "DECLARED")
    assert send(worker, path, remove="on").status_code == 302
    assert not TypedTotal.objects.exists()


def test_nothing_is_typed_over_what_is_recorded_in_detail(worker):
    begin(worker)
    assert worker.get("/report/2025/totals/AX-04/").status_code == 404


def test_the_declaration_of_means_begins_with_last_year(worker, house):
    decl = make_record("decl", house, year="2024")
    make_record("staffline", house, decl=decl, fte="2.5")
    begin(worker)
    typed = filled(worker, "/report/2025/means/")
    for _time in range(2):
        assert worker.post("/report/2025/means/", typed).status_code == 302
    made = model_of("decl")._default_manager.get(association=house, year=2025)
    lines = model_of("staffline")._default_manager.filter(decl=made)
    assert [Decimal(one.fte) for one in lines] == [Decimal("2.5")]


def test_an_explanation_is_kept_with_its_finding(worker, house):
    for _one in range(30):
        make_record("contact", house, happened_on="2024-03-03", service_line="A2-T")
    begin(worker)
    finished(worker)
    assert Explanation.objects.filter(key="jump:AX-04", text="Checked.").exists()
