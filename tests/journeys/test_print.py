"""On paper: black on white, without menus, and the campaign on one sheet."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_the_campaign_fits_one_sheet(visitor: Visit, site: Site, language: str) -> None:
    head = visitor(site, "head_of_unit", language=language)
    head.go("/campaign/")
    head.page.emulate_media(media="print")
    sheet = PdfReader(io.BytesIO(head.page.pdf(format="A4")))
    assert len(sheet.pages) == 1
    assert "24.11.2026" in sheet.pages[0].extract_text()
    for section in head.page.locator("main section").all():
        assert section.is_visible()


def test_menus_and_buttons_stay_off_the_paper(visitor: Visit, site: Site) -> None:
    officer = visitor(site, "case_officer")
    officer.go(site.page("case_officer", "award_detail")[1])
    officer.page.emulate_media(media="print")
    for part in (".langs", "nav", ".button", ".skip"):
        for one in officer.page.locator(part).all():
            assert not one.is_visible(), f"{part} is printed"
    assert officer.page.locator(".print-head").is_visible()
    assert (
        officer.page.locator("body").evaluate("one => getComputedStyle(one).color")
        == "rgb(0, 0, 0)"
    )
