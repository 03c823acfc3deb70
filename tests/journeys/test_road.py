"""The whole road, from an application to a letter that a stranger can verify.

Three times: in French, in Dutch (screen and dossier), and without scripts.
"""

import io
import re
from collections.abc import Callable

import page as page_validation
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from drempel.engines import wording
from tests.journeys import road
from tests.journeys.road import Walk
from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

STAFF = ("case_officer", "finance_inspector", "head_of_unit")
AMOUNT_CENTS = 2_547_95  # the floor of 30,000.00 for 31 of the 365 days of 2026
REMEDY = {
    "fr": ("Conseil d’État", "60 jours", "Ombuds"),
    "nl": ("Raad van State", "60 dagen", "Ombuds"),
}
Visit = Callable[..., Visitor]


def staff_of(visitor: Visit, site: Site, **options: object) -> dict[str, Visitor]:
    """Three people of the Region, each through the door of the demonstration."""
    team = {}
    for role in STAFF:
        team[role] = visitor(site, **options)
        road.choose_in_demonstration(team[role], site.person(role)["name"])
    return team


def newcomer(visitor: Visit, site: Site, **options: object) -> tuple[Visitor, Walk]:
    """The manager of the association that has just begun its first application."""
    person = site.person("newcomer")
    manager = visitor(site, **options)
    road.choose_in_demonstration(manager, person["name"])
    return manager, Walk(person["association"], "fr")


def found_association(visitor: Visit, site: Site, officer: Visitor) -> tuple[Visitor, Walk]:
    """A new association, entered by the case officer; its manager comes by the one-time link."""
    officer.go("/associations/")
    officer.link("New association").click()
    officer.fill(road.NEW_ASSOCIATION | {"language": "nl"})
    officer.button("Enter the association").click()
    assert officer.path == road.ENTERED, officer.text()
    link = officer.page.locator("code").inner_text()
    manager = visitor(site, language="nl")
    manager.go(link)
    manager.fill({"new": "brug-over-de-zenne", "again": "brug-over-de-zenne"})
    manager.button("Save this password").click()
    email = road.NEW_ASSOCIATION["manager_email"]
    manager.fill({"username": email, "password": "brug-over-de-zenne"})
    manager.button("Sign in").click()
    return manager, Walk(road.ENTERED.split("/")[2], "nl")


def walk_the_road(
    visitor: Visit, site: Site, manager: Visitor, walk: Walk, team: dict[str, Visitor]
) -> None:
    officer = team["case_officer"]
    dossier = road.write_application(manager, walk)
    road.send_application(manager, dossier)
    road.decide_dossier(team, dossier, walk)
    award = road.calculate(officer, walk, 2026)
    shown = wording.figure(AMOUNT_CENTS, officer.language)
    assert "".join(shown.split()) in "".join(officer.heading.split())
    road.decide_award(team, award, walk)
    check_letter(visitor, site, manager, award, walk)
    check_register(visitor, site, walk)
    check_schedule(manager)
    check_estimate(officer, walk)


def check_letter(visitor: Visit, site: Site, manager: Visitor, award: str, walk: Walk) -> None:
    """What was sent can be read, by a machine too, and verified by anyone."""
    manager.go(f"/awards/{award}/")
    letter = manager.download(manager.page.locator('main a[href^="/letters/"]').first)
    text = " ".join("".join(p.extract_text() for p in PdfReader(io.BytesIO(letter)).pages).split())
    plain = text.replace("'", "’").replace("\u202f", " ").replace("\xa0", " ")
    figure = wording.figure(AMOUNT_CENTS, walk.language)
    assert figure.replace("\u202f", " ").replace("\xa0", " ") in plain
    for words in REMEDY[walk.language]:
        assert words in plain, words
    assert walk.wrote("award").rstrip(".") in plain
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert found, "no code in the letter"
    profile = page_validation.ValidationProfile.PDF_UA_1
    report = page_validation.validate_pdf_bytes(letter, profile=profile)
    assert report.rules.failed == 0, [failure.message for failure in report.failures]
    assert PdfReader(io.BytesIO(letter)).trailer["/Root"]["/Lang"].startswith(walk.language)
    verify(visitor(site, language=manager.language), found.group(), letter)


def verify(stranger: Visitor, code: str, letter: bytes) -> None:
    """Someone who only holds the letter types its code, then drops the file."""
    stranger.go("/verify/")
    stranger.fill({"code": code.lower().replace("-", " ")})
    stranger.button("Verify the code").click()
    assert stranger.heading == stranger.said("This code belongs to a letter from us")
    altered = letter.replace(b"%%EOF", b"%% EOF")
    assert altered != letter
    for content, verdict in (
        (letter, "Identical to the document we issued."),
        (altered, "This is not the file we issued."),
    ):
        file = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": content}
        stranger.page.locator("main input[type=file]").set_input_files(file)
        stranger.button("Check the document").click()
        assert stranger.said(verdict) in stranger.text(".band")


def check_register(visitor: Visit, site: Site, walk: Walk) -> None:
    reader = visitor(site, language=walk.language)
    reader.go(f"/register/?q={walk.number}&year=2026")
    rows = reader.page.locator("main tbody tr")
    assert rows.count() == 1
    assert "2547,95" in road.figures(rows.inner_text())
    rows.get_by_role("link").first.click()
    assert reader.path == f"/register/{walk.number}/"
    assert "2547,95" in road.figures(reader.text())


def check_schedule(manager: Visitor) -> None:
    """Two instalments, four fifths and one fifth, that add up to the award."""
    manager.go("/payments/?year=2026")
    rows = manager.page.locator("main tbody tr").all()
    shown = [road.figures(row.locator("td.num").last.inner_text()) for row in rows]
    assert sorted(shown) == ["2038,36", "509,59"]


def check_estimate(officer: Visitor, walk: Walk) -> None:
    """Next year is an estimate: nobody can propose it."""
    award = road.calculate(officer, walk, 2027)
    expect(officer.page.locator(".band.estimate")).to_have_count(1)
    expect(officer.page.locator('main a[href*="/step/recalculate/"]')).to_have_count(1)
    assert officer.page.locator('main a[href*="/step/propose/"]').count() == 0
    officer.go(f"/awards/{award}/step/propose/", status=409)
    officer.complaints.clear()  # the browser itself reports the 409 that was asked for


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_road_in_french(visitor: Visit, own_site: Site, script: bool) -> None:
    team = staff_of(visitor, own_site, language="fr", script=script)
    manager, walk = newcomer(visitor, own_site, language="fr", script=script)
    walk_the_road(visitor, own_site, manager, walk, team)


def test_the_road_in_dutch_begins_with_a_new_association(visitor: Visit, own_site: Site) -> None:
    team = staff_of(visitor, own_site, language="nl")
    manager, walk = found_association(visitor, own_site, team["case_officer"])
    walk_the_road(visitor, own_site, manager, walk, team)
