"""The report and the poster in print: what stands in them, for whom, and how they are made."""

import io
import json
import re

import page
import pypdf
import pytest
from django.db import transaction

from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER, WORKER
from drempel.apps.reports import services
from drempel.apps.reports.printing import FULL, PUBLIC, poster_pdf, report_pdf
from drempel.apps.reports.printing.setting import Printed, report_data
from drempel.apps.reports.selectors.content import content_of
from drempel.config.settings.base import ROOT
from drempel.engines.report import written
from drempel.engines.scheme import load_scheme
from tests.apps.activity.builders import TODAY, make_record, make_records
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
SCHEME = load_scheme(ROOT / "schemes" / "brussels_vih")
NARROW = re.compile("[\u00a0\u202f]")


def make_house():
    make_demonstration(TODAY)
    association = make_association()
    make_records(association, by=None)
    for number in range(9):
        place = "21004" if number < 6 else "21001"
        make_record("contact", association, happened_on="2026-03-03", municipality=place)
    return association, make_person(role=WORKER, association=association)


def write_report(house, worker):
    made = services.open_report(association=house, year=2026, by=worker, on=TODAY)
    values = {
        "happened": "Nous avons noté {AX-04} contacts.",
        "portrait": "Elle ouvre la porte. Elle reste.",
    }
    services.write_text(report=made, axis="", values=values, by=worker, on=TODAY, seen=None)
    return made


@pytest.fixture(scope="module")
def contents(django_db_setup, django_db_blocker):
    """A report with something and one without anything, reckoned once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        house, worker = make_house()
        full = content_of(write_report(house, worker), TODAY)
        empty = services.open_report(association=house, year=2021, by=worker, on=TODAY)
        bare = content_of(empty, TODAY)
        transaction.set_rollback(True)
    return full, bare


def draft(content):
    return Printed(content, "", "https://drempel.example/r/", True)


@pytest.fixture
def printed(contents):
    return draft(json.loads(json.dumps(contents[0])))


@pytest.fixture(scope="module")
def printed_words(contents):
    return words(report_pdf(draft(contents[0]), SCHEME, "fr", FULL))


def pages(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf)).pages


def words(pdf, first=0):
    """The text of the pages from ``first`` on, with plain spaces."""
    text = " ".join(one.extract_text() for one in pages(pdf)[first:])
    return re.sub(r"\s+", " ", NARROW.sub(" ", text))


def alternatives(pdf):
    """The alternative text of every drawing in the tag tree."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            if "/K" in node:
                walk(node["/K"])

    walk(pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_report_and_poster_pass_the_rules_of_both_standards(printed, language, tmp_path):
    made = (
        report_pdf(printed, SCHEME, language, FULL),
        report_pdf(printed, SCHEME, language, PUBLIC),
        poster_pdf(printed, SCHEME, language),
    )
    for pdf in made:
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf)
        # The one rule that the checker gets wrong: see the tests of the letters.
        misread = {"PDFA2A-STREAM-LENGTH-001"} if b"\r\nendstream" in pdf else set()
        for profile in PROFILES:
            failed = {one.rule_id for one in page.validate_pdf(str(path), profile=profile).failures}
            assert failed <= misread
        assert pypdf.PdfReader(path).trailer["/Root"]["/Lang"] == language
    assert len(pages(made[2])) == 1


def test_every_figure_of_the_annex_is_that_of_the_content(printed):
    annex = report_data(printed, SCHEME, "fr", FULL)["annex"]
    rows = {row[0]: row for group in annex["groups"] for row in group["rows"]}
    figures = {code: f for code, f in printed.content["figures"].items() if f["in_table"]}
    assert set(rows) == set(figures)
    for code, figure in figures.items():
        if not isinstance(figure["value"], list):
            assert rows[code][2] == written(figure["shown"], figure["unit"], "fr")
        assert rows[code][6] == str(figure["version"])


def test_the_annex_is_printed_whole(printed, printed_words):
    for code, figure in printed.content["figures"].items():
        assert not figure["in_table"] or code in printed_words, code


def test_only_practised_axes_have_a_section_and_none_is_empty(printed):
    data = report_data(printed, SCHEME, "fr", FULL)
    axes = [one["axis"] for one in data["sections"] if one["axis"]]
    assert axes == printed.content["axes"]
    assert all(one["texts"] or one["parts"] for one in data["sections"])
    assert all(part["rows"] for one in data["sections"] for part in one["parts"])


def test_texts_say_their_figures(printed, printed_words):
    shown = printed.content["figures"]["AX-04"]["shown"]
    assert f"Nous avons noté {shown} contacts." in printed_words


def test_drawings_say_themselves(printed):
    said = alternatives(report_pdf(printed, SCHEME, "fr", FULL))
    assert any("Barres." in one for one in said)
    assert all(one.strip() for one in said)


def test_each_language_has_its_words_and_a_text_keeps_its_own(printed):
    french, dutch = (report_data(printed, SCHEME, lang, FULL) for lang in ("fr", "nl"))
    assert french["annex"]["title"] == "Annexe\u00a0: tous les chiffres"
    assert dutch["annex"]["title"] == "Bijlage: alle cijfers"
    portrait = next(one for one in dutch["sections"] if one["is_portrait"])
    assert portrait["texts"][0]["paragraphs"] == [["Elle ouvre la porte. Elle reste."]]


def test_edition_for_everyone_shows_no_small_number_of_people(printed):
    full = report_data(printed, SCHEME, "fr", FULL)
    public = report_data(printed, SCHEME, "fr", PUBLIC)
    personal = {
        code
        for code, one in printed.content["figures"].items()
        if one["in_table"] and one["unit"] == "household" and one["shown"] in {"1", "2", "3", "4"}
    }
    assert personal
    values = [
        {row[0]: row[2] for group in data["annex"]["groups"] for row in group["rows"]}
        for data in (full, public)
    ]
    for code in personal:
        assert values[0][code] in {"1", "2", "3", "4"}
        assert values[1][code] == "<\u00a05"
    assert public["edition"].startswith("Édition publique")


def test_same_content_gives_the_same_bytes(printed):
    made = {report_pdf(printed, SCHEME, "nl", FULL) for _one in range(2)}
    assert len(made) == 1


def test_a_draft_says_so(printed_words):
    assert "Brouillon – non envoyé" in printed_words
    assert "pas encore signé" in printed_words


def test_a_signed_report_shows_who_signed_and_its_digest(printed):
    signed = {
        "prepared_by": "Anne",
        "prepared_on": "2026-11-20",
        "signed_by": "Bert",
        "signed_on": "2026-11-24",
    }
    content = printed.content | {"signed": signed}
    sent = Printed(content, "ab" * 32, "https://x.example", False)
    pdf = report_pdf(sent, SCHEME, "fr", FULL)
    text = words(pdf, first=len(pages(pdf)) - 2)
    assert "ab" * 32 in text
    assert "Signé par Bert, le 24 novembre 2026" in text
    assert "Brouillon" not in text


def test_a_break_is_told_with_both_numbers(printed):
    then = {"shown": "7", "value": 7, "year": 2025, "version": 1, "source": "RECORDED"}
    printed.content["figures"]["AX-04"] |= {
        "is_break": True,
        "before": then,
        "before_recomputed": then | {"shown": "9"},
    }
    data = report_data(printed, SCHEME, "nl", FULL)
    rows = [row for one in data["sections"] for part in one["parts"] for row in part["rows"]]
    told = [row for row in rows if row["break"]]
    assert [row["change"] for row in told] == [""]
    assert "2025 zoals gepubliceerd: 7" in told[0]["break"]
    assert "nieuwe definitie: 9" in told[0]["break"]


def test_report_without_anything_is_still_a_document(contents):
    bare = draft(contents[1])
    assert bare.content["sections"] == []
    assert len(pages(report_pdf(bare, SCHEME, "fr", FULL))) >= 2
    assert len(pages(poster_pdf(bare, SCHEME, "nl"))) == 1


@pytest.mark.django_db
def test_the_print_is_for_its_own_association_and_its_page_leads_to_it():
    make_demonstration(TODAY)
    house = make_association()
    worker = make_person(role=WORKER, association=house)
    report = services.open_report(association=house, year=2026, by=worker, on=TODAY)
    own = signed_in(worker)
    tasks = own.get(f"/report/{report.year}/").content.decode()
    for kind in ("report", "poster"):
        address = f"/reports/{report.reference}/{kind}.pdf"
        assert f"{address}?language=nl" in tasks
        answer = own.get(address, {"language": "nl"})
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF")
        assert own.get(address, {"language": "xx"}).status_code == 404
        assert signed_in(make_person(role=CASE_OFFICER)).get(address).status_code == 404
        other = make_person(role=MANAGER, association=make_association())
        assert signed_in(other).get(address).status_code == 404
    address = f"/reports/{report.reference}/report.pdf"
    assert own.get(address, {"edition": "secret"}).status_code == 404
