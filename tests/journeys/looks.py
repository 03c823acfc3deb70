"""What every page is held to, whoever looks at it: barriers, width, title, headings.

In: an open page. Out: a list of complaints, each a short line; empty is good.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.journeys.visitors import NARROW, PHONE, WIDE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Between light and dark only colours change: the other rules would judge the same page again.
COLOURS = ["color-contrast", "link-in-text-block"]
SCHEMES = ("light", "dark")


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def barriers(page: Page, *, only: dict[str, Any]) -> list[str]:
    """What axe finds; the page holds axe already."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"axe {one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
    ]


def too_wide(page: Page, width: int) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} px wide in a window of {width}"] if wide > width else []


def barriers_everywhere(page: Page) -> list[str]:
    """Large and small window, light and dark; and no sideways scrolling down to 320 px."""
    page.evaluate(AXE_SCRIPT)
    complaints = []
    for size in (WIDE, PHONE):
        resize(page, size)
        complaints += too_wide(page, size[0])
        for scheme in SCHEMES:
            # Without motion: a colour on its way from light to dark would be judged in between.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            only = (
                {"type": "tag", "values": RULES}
                if scheme == "light"
                else {"type": "rule", "values": COLOURS}
            )
            where = f"{size[0]} {scheme}: "
            complaints += [where + line for line in barriers(page, only=only)]
    resize(page, NARROW)
    complaints += too_wide(page, NARROW[0])
    page.emulate_media(color_scheme="light", reduced_motion="null")
    resize(page, WIDE)
    return complaints


def barriers_once(page: Page) -> list[str]:
    """The large light window only."""
    page.evaluate(AXE_SCRIPT)
    return barriers(page, only={"type": "tag", "values": RULES})


def order(page: Page, language: str) -> list[str]:
    """One h1, a title, the language said."""
    complaints = []
    if page.locator("h1").count() != 1:
        complaints.append(f"{page.locator('h1').count()} h1")
    if not page.title().split("–")[0].strip():
        complaints.append("no title of its own")
    if page.locator("html").get_attribute("lang") != language:
        complaints.append("another language than chosen")
    return complaints
