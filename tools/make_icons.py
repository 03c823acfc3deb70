"""Draw the icons of the installable app from the mark: ``python tools/make_icons.py``.

In: kernel/mark.svg. Out: three PNG beside the app's scripts; they are kept with the code, so that
nobody needs a browser to install Drempel. Needs Chromium and playwright; run it when the mark changes.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

APPS = Path(__file__).resolve().parents[1] / "src" / "drempel" / "apps"
MARK = APPS / "kernel" / "static" / "kernel" / "mark.svg"
TARGET = APPS / "offline" / "static" / "offline"
PAPER = "#faf8f3"
# Name, side in pixels, and how much of the side the mark fills: a mask may cut a fifth away.
ICONS = (("icon-192", 192, 0.86), ("icon-512", 512, 0.86), ("icon-maskable-512", 512, 0.6))


def page_of(side: int, share: float) -> str:
    width = round(side * share)
    return (
        f"<style>body{{margin:0;display:grid;place-items:center;width:{side}px;height:{side}px;"
        f"background:{PAPER}}}svg{{width:{width}px;height:{width}px}}</style>"
        f"{MARK.read_text(encoding='utf-8')}"
    )


def main() -> int:
    """Draw every icon in a window of its size."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, side, share in ICONS:
            page = browser.new_page(viewport={"width": side, "height": side})
            page.set_content(page_of(side, share))
            page.screenshot(path=TARGET / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
