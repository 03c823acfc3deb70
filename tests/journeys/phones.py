"""One phone of one person: a browser with a folder of its own, closed and opened again.

In: a served world. Out: ``Device``, which records as a person with a thumb would, and what a thief
of its disk could read.
"""

import re
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.journeys.visitors import ARGUMENTS, PHONE, find_chromium, said
from tests.journeys.world import Site

WORKER, CONTACTS, FROM_DEVICE = "association_worker", "activity_contact", "way = 'offline'"
HOURS = 12 * 3600
# Everything that this page keeps, as text: what a thief of the disk would read first.
DUMP = """async () => {
  const base = await new Promise((done) => {
    const request = indexedDB.open("drempel-offline");
    request.onsuccess = () => done(request.result);
  });
  const all = (name) => new Promise((done) => {
    const request = base.transaction(name).objectStore(name).getAll();
    request.onsuccess = () => done(request.result);
  });
  const text = (value) => value instanceof ArrayBuffer
    ? Array.from(new Uint8Array(value), (byte) => String.fromCharCode(byte)).join("")
    : value;
  const found = { entries: await all("entries"), kept: await all("kept") };
  base.close();
  const caches_ = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) caches_.push(request.url);
  }
  return { text: JSON.stringify(found, (_key, value) => text(value)), caches: caches_,
    names: found.kept.map((row) => row.name), entries: found.entries.length,
    readable: found.kept.filter((row) => row.key?.extractable).length };
}"""
DRAFT = "(await drempelOffline.store.kept(drempelOffline.key, 'draft'))"
# Whatever key the device can still find, tried on every entry.
OPENED = """async () => {
  const { store } = drempelOffline;
  const key = await store.currentKey();
  return key ? (await store.entries(key)).length : 0;
}"""


class Device:
    """One phone of one person, with a folder that outlives the browser."""

    def __init__(self, driver: Playwright, site: Site, folder: Path, language: str = "fr") -> None:
        self.driver, self.site, self.folder, self.language = driver, site, folder, language
        self.errors: list[str] = []
        self.context: BrowserContext
        self.page: Page
        self.open()

    def open(self, *, offline: bool = False) -> None:
        """Start the browser: without a network before the first page when asked."""
        self.context = self.driver.chromium.launch_persistent_context(
            self.folder,
            executable_path=find_chromium(),
            args=ARGUMENTS,
            base_url=self.site.address,
            viewport={"width": PHONE[0], "height": PHONE[1]},
            locale="en",
            offline=offline,
        )
        self.context.set_default_timeout(15_000)
        self.context.set_default_navigation_timeout(45_000)  # the first page wakes the server
        self._cookie("django_language", self.language)
        self.page = self.context.pages[0]
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def close(self) -> None:
        """Twice does nothing more."""
        self.context.close()

    def _cookie(self, name: str, value: str) -> None:
        host = urlsplit(self.site.address).hostname or ""
        cookie = {"name": name, "value": value, "domain": host, "path": "/"}
        # As the product's own: a cookie that outlives the browser.
        self.context.add_cookies([cookie | {"expires": time() + HOURS}])

    def be(self, role: str) -> "Device":
        """Signed in as someone of this role, on the page of the app, which is kept from then on."""
        self._cookie("sessionid", self.site.person(role)["session"])
        self.go()
        self.page.evaluate("async () => { await navigator.serviceWorker.ready; }")
        return self

    def enter(self, name: str) -> None:
        """Through the door of the demonstration, as a person of that name."""
        self.page.goto(f"/demo/?q={name}")
        self.page.locator("main button[name=person]", has_text=name).click()
        self.go()
        self.page.evaluate("async () => { await navigator.serviceWorker.ready; }")

    def come_back(self, role: str) -> None:
        """Through the door, with a password, whoever was signed in before."""
        self.context.clear_cookies(name="sessionid")
        self.page.goto("/sign-in/?next=/offline/")
        self.page.fill("[name=username]", self.site.person(role)["email"])
        self.page.fill("[name=password]", self.site.world.census["password"])
        self.page.locator("main form .button").first.click()
        self.page.wait_for_selector("body[data-ready]")

    def go(self, path: str = "/offline/") -> None:
        self.page.goto(path)
        if path.startswith("/offline/"):
            self.page.wait_for_selector("body[data-ready]")

    def said(self, words: str, **values: Any) -> str:
        return said(self.language, words) % values

    def start(self, words: str) -> None:
        self.page.locator(".tile", has_text=re.compile(f"^{re.escape(words)}$")).click()
        self.page.wait_for_selector("form.record")

    def tap(self, name: str, value: str) -> None:
        self.page.locator(f"label:has(input[name={name}][value={value}])").click()

    def save(self) -> None:
        self.page.get_by_role("button", name=self.said("Save"), exact=True).click()

    def contact(self, remark: str = "", topic: str = "LEASE") -> None:
        """Topic, channel, language, result, Save."""
        self.start("Contact ponctuel")
        for name, value in (("topic", topic), ("channel", "DESK"), ("language", "FR")):
            self.tap(name, value)
        self.tap("result", "SOLVED")
        line = self.page.locator("select[name=service_line]")
        if line.count() and not line.input_value():
            line.select_option(index=1)
        if remark:
            self.page.fill("textarea[name=remark]", remark)
        self.save()
        self.page.wait_for_selector(".tile")

    def shows(self, words: str, **values: Any) -> None:
        expect(self.page.locator("#app-status")).to_contain_text(
            self.said(words, **values), timeout=15_000
        )

    def shows_kept(self, count: int) -> None:
        self.shows("Kept on this device (%(count)s)", count=count)

    def all_sent(self) -> None:
        self.shows("Everything has been sent.")

    def wait_until(self, script: str) -> None:
        """Ask again until a script, which may wait itself, answers yes."""
        for _time in range(150):
            if self.page.evaluate(f"async () => {script}"):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"never true: {script}")

    def change(self, number: int = 0) -> None:
        self.page.get_by_role("link", name=re.compile(f"^{self.said('Change')}")).nth(
            number
        ).click()
        self.page.wait_for_selector("form.record")
