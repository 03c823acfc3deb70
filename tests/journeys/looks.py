"""What every page is held to, whoever looks at it: barriers, width, title, headings.

In: an open page. Out: a list of complaints, each a short line; empty is good.
"""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.journeys.visitors import NARROW, PHONE, WIDE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Between light and dark only colours change: the other rules would judge the same page again.
COLOURS = ["color-contrast", "link-in-text-block"]
EVERYTHING, SHAPE, COLOUR = "everything", "shape", "colour"
Sight = tuple[tuple[int, int], str, str]
EVERY_SIGHT: list[Sight] = [
    (WIDE, "light", EVERYTHING),
    (WIDE, "dark", COLOUR),
    (PHONE, "light", EVERYTHING),
    (PHONE, "dark", COLOUR),
]


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def barriers(page: Page, part: str = EVERYTHING) -> list[str]:
    """What axe finds, of everything or of a part; the page holds axe already."""
    options: dict[str, Any] = {
        "resultTypes": ["violations"],
        "runOnly": {"type": "tag", "values": RULES},
    }
    if part == COLOUR:
        options["runOnly"] = {"type": "rule", "values": COLOURS}
    if part == SHAPE:
        options["rules"] = {rule: {"enabled": False} for rule in COLOURS}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"axe {one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
    ]


def too_wide(page: Page, width: int) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} px wide in a window of {width}"] if wide > width else []


def look(page: Page, sights: Sequence[Sight] = EVERY_SIGHT) -> list[str]:
    """Judge the page in windows and schemes; at the end none of it scrolls sideways.

    sights: size, scheme, and the part of the rules that is asked there.
    """
    page.evaluate(AXE_SCRIPT)
    complaints = []
    for size, scheme, part in sights:
        resize(page, size)
        # Without motion: a colour on its way from light to dark would be judged in between.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = barriers(page, part) + too_wide(page, size[0])
        complaints += [f"{size[0]} {scheme}: {line}" for line in found]
    resize(page, NARROW)
    complaints += too_wide(page, NARROW[0])
    page.emulate_media(color_scheme="light", reduced_motion="null")
    resize(page, WIDE)
    return complaints


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
