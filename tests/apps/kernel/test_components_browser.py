"""The parts in a real browser: no barrier that axe knows, no sideways scrolling, focus kept."""

import shutil
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

import drempel.apps.kernel as kernel
from drempel.apps.kernel.design import design

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = [pytest.mark.browser, pytest.mark.urls("drempel.apps.kernel.urls")]
STATIC = Path(kernel.__file__).parent / "static"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def page_file(folder, lang, monkeypatch):
    """Write the design page as a file that loads its style and script from the source tree."""
    monkeypatch.setattr(
        "drempel.apps.kernel.design.render",
        lambda request, template, context: render_to_string(template, context),
    )
    with translation.override(lang):
        html = design(RequestFactory().get("/design/"))
    target = folder / f"design-{lang}.html"
    target.write_text(html.replace("/static/kernel/", f"{STATIC.as_uri()}/kernel/"), "utf-8")
    return target.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_every_part_is_free_of_known_barriers(chromium, lang, width, scheme, tmp_path, monkeypatch):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(page_file(tmp_path, lang, monkeypatch))
    found = axe.Axe().run(page, options={"runOnly": RULES}).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    assert wide <= width


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(chromium, tmp_path, monkeypatch):
    context = chromium.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(page_file(tmp_path, "nl", monkeypatch))
    page.wait_for_function("document.activeElement.classList.contains('errors')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.name")
    context.close()
    assert focused == "wrong-iban"
