"""Pictures of every page, for looking: ``python -m tests.journeys.shots FOLDER``.

Every page that some role can open, in French and Dutch, in a large and a small window; a file
is named after the role, the page, the language and the width. Run it from the root of the project.
"""

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import django
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.visitors import ARGUMENTS, PHONE, WIDE, Visitor, find_chromium
from tests.journeys.world import Site, drop, make_world, served


def shoot(browser: Browser, site: Site, folder: Path, role: str, language: str) -> int:
    """Photograph the pages of a role; return how many."""
    taken = 0
    for walk in site.world.census["walks"][role]:
        visitor = Visitor(browser, site, language=language)
        if walk["session"]:
            visitor.carry(walk["session"])
        for page in walk["pages"]:
            if site.world.census["names"][page["name"]] != "page":
                continue
            name = re.sub(r"[^a-z_]+", "-", f"{page['name']} {page['variant']}".lower()).strip("-")
            visitor.page.goto(page["path"])
            for width, height in (WIDE, PHONE):
                visitor.page.set_viewport_size({"width": width, "height": height})
                target = folder / f"{role}.{name}.{language}.{width}.png"
                visitor.page.screenshot(path=target, full_page=True)
                taken += 1
        visitor.context.close()
    return taken


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drempel.config.settings.test")
    django.setup()
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        world = make_world(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "world")
        stack.callback(drop, world)
        site = stack.enter_context(served(world))
        driver = stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for role in world.census["walks"]:
            for language in ("fr", "nl"):
                print(f"{role} {language}: {shoot(browser, site, folder, role, language)}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
