"""Recording at a doorstep without a network, on a phone: kept, sealed, sent once, never overwritten.

A browser keeps its entries in a folder of its own, so that it can be closed and opened again.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route, expect

from tests.journeys import looks
from tests.journeys.visitors import ARGUMENTS, PHONE, find_chromium, said
from tests.journeys.world import Site

WORKER, MANAGER = "association_worker", "association_manager"
CANARY = "CANARY-AT-THE-DOOR"
CONTACTS = "activity_contact"
HOURS = 12 * 3600
NOTED = "verb = 'record' AND data LIKE '%offline%'"
FROM_DEVICE = "way = 'offline'"
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
        self._cookie("django_language", self.language)
        self.page = self.context.pages[0]
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def close(self) -> None:
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
        expect(self.page.locator("#app-status")).to_contain_text(self.said(words, **values))

    def shows_kept(self, count: int) -> None:
        self.shows("Kept on this device (%(count)s)", count=count)

    def all_sent(self) -> None:
        self.shows("Everything has been sent.")

    def change(self, number: int = 0) -> None:
        self.page.get_by_role("link", name=re.compile(f"^{self.said('Change')}")).nth(
            number
        ).click()
        self.page.wait_for_selector("form.record")


Phones = Callable[..., Device]


@pytest.fixture
def phone(driver: Playwright, own_site: Site, tmp_path: Path) -> Iterator[Phones]:
    """Make phones; at the end none of their scripts has stumbled."""
    made: list[Device] = []

    def make(name: str = "one", **options: Any) -> Device:
        made.append(Device(driver, own_site, tmp_path / name, **options))
        return made[-1]

    yield make
    for one in made:
        with contextlib.suppress(Exception):
            one.close()
    assert [error for one in made for error in one.errors] == []


def test_twenty_contacts_without_a_network_survive_a_closed_browser_and_are_stored_once(
    phone: Phones, own_site: Site
) -> None:
    device = phone().be(WORKER)
    before, noted = own_site.count(CONTACTS), own_site.count("kernel_event", NOTED)
    device.context.set_offline(True)
    device.contact(remark=CANARY)
    for count in range(2, 21):
        device.page.locator("#again").click()
        device.page.wait_for_selector("form.record")
        device.save()
        device.shows_kept(count)
    device.close()

    device.open(offline=True)
    device.go()
    device.shows_kept(20)
    assert device.page.locator("#app-lists .tag.wait").count() == 20
    assert own_site.count(CONTACTS) == before

    # The first answer is lost on its way: the server has stored, the device does not know.
    lost: list[Route] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route)
        route.fetch()
        route.abort()

    device.context.route("**/offline/sync/", lose)
    device.context.set_offline(False)
    device.go()
    device.shows("Could not send. Nothing is lost; trying again within a minute.")
    device.shows_kept(20)
    assert own_site.count(CONTACTS, FROM_DEVICE) == 20
    device.page.locator("#send").click()
    device.all_sent()
    assert len(lost) == 1
    assert own_site.count(CONTACTS) == before + 20
    assert own_site.count(CONTACTS, f"{FROM_DEVICE} AND remark = '{CANARY}'") == 20
    assert own_site.count("kernel_event", NOTED) == noted + 20


def test_the_count_stands_on_every_page_of_the_product(phone: Phones, own_site: Site) -> None:
    device = phone().be(WORKER)
    device.go("/account/")
    assert device.page.locator("[data-waiting]").is_hidden()
    device.context.route("**/offline/sync/", lambda route: route.abort())
    device.go()
    device.contact()
    device.go("/account/")
    link = device.page.locator("[data-waiting]")
    expect(link).to_have_text(device.said("Kept on this device (%(count)s)", count=1))
    link.click()
    device.page.wait_for_selector("body[data-ready]")
    device.shows_kept(1)


def test_the_same_field_on_two_devices_shows_both_values_and_loses_neither(
    phone: Phones, own_site: Site
) -> None:
    one, two = phone("one").be(WORKER), phone("two").be(WORKER)
    one.contact(remark="avant")
    one.all_sent()
    two.go()
    for device, remark in ((one, "premier"), (two, "second")):
        device.context.set_offline(True)
        device.change()
        device.page.fill("textarea[name=remark]", remark)
        device.save()
        device.shows_kept(1)
    one.context.set_offline(False)
    one.go()
    one.all_sent()
    two.context.set_offline(False)
    two.go()
    two.page.locator("a[href='#decide']").click()
    box = two.page.locator("form.card")
    for text in ("avant", "premier", "second"):
        expect(box).to_contain_text(text)
    assert own_site.count(CONTACTS, "remark = 'premier'") == 1
    assert looks.look(two.page) == []
    box.locator("label.choice").first.click()
    box.get_by_role("button").click()
    two.page.wait_for_selector(".tile")
    assert own_site.count(CONTACTS, "remark = 'second'") == 1
    assert own_site.count("kernel_event", "verb = 'decide_conflict'") == 1


def test_different_fields_on_two_devices_merge_without_a_word(
    phone: Phones, own_site: Site
) -> None:
    one, two = phone("one").be(WORKER), phone("two").be(WORKER)
    one.contact(remark="avant")
    one.all_sent()
    two.go()
    one.context.set_offline(True)
    two.context.set_offline(True)
    one.change()
    one.page.fill("textarea[name=remark]", "après")
    one.save()
    two.change()
    two.tap("channel", "PHONE")
    two.save()
    for device in (one, two):
        device.shows_kept(1)
        device.context.set_offline(False)
        device.go()
        device.all_sent()
    both = f"{FROM_DEVICE} AND remark = 'après' AND channel = 'PHONE' AND version = 3"
    assert own_site.count(CONTACTS, both) == 1
    assert own_site.count("offline_conflict") == 0


def test_nothing_can_be_read_at_rest_nor_after_signing_out_nor_by_someone_else(
    phone: Phones, own_site: Site
) -> None:
    device = phone().be(WORKER)
    device.context.route("**/offline/sync/", lambda route: route.abort())
    device.contact(remark=CANARY, topic="EVICTION")
    dump = device.page.evaluate(DUMP)
    assert dump["entries"] == 1
    assert not [word for word in (CANARY, "EVICTION", "contact", "M-0") if word in dump["text"]]
    assert dump["readable"] == 0
    assert all("data" not in url and "kinds" not in url for url in dump["caches"])
    assert device.page.evaluate(OPENED) == 1

    device.go("/account/")
    device.page.locator("details.menu > summary").click()
    device.page.locator("details.menu form[action='/sign-out/'] button").click()
    device.page.wait_for_url(lambda url: urlsplit(url).path not in {"/account/", "/sign-out/"})
    device.go()
    assert device.page.evaluate(DUMP)["names"] == ["device"]
    assert device.page.evaluate(OPENED) == 0
    expect(device.page.locator("#app-status")).to_contain_text("(1)")
    assert device.page.locator(".tile").count() == 0

    # Someone else on the same phone: a key of their own, the entry stays shut and stays there.
    device.be(MANAGER)
    assert device.page.evaluate(OPENED) == 0
    device.shows("Kept on this device by someone else, until they sign in: %(count)s", count=1)
    assert CANARY not in device.page.content()

    # The person who wrote it comes back, through the door: the session they left is over.
    device.context.unroute("**/offline/sync/")
    device.come_back(WORKER)
    device.all_sent()
    assert own_site.count(CONTACTS, f"{FROM_DEVICE} AND remark = '{CANARY}'") == 1


def test_sending_does_not_touch_an_open_form(phone: Phones, own_site: Site) -> None:
    device = phone().be(WORKER)
    device.context.set_offline(True)
    device.contact()
    device.start("Contact ponctuel")
    device.tap("topic", "RENT")
    device.page.fill("textarea[name=remark]", "à moitié")
    device.page.evaluate("document.querySelector('form.record').dataset.same = 'yes'")
    device.page.locator("textarea[name=remark]").focus()
    device.context.set_offline(False)
    device.page.evaluate("drempelOffline.sync.round()")
    device.all_sent()
    assert own_site.count(CONTACTS, FROM_DEVICE) == 1
    form = device.page.locator("form.record[data-same=yes]")
    assert form.locator("textarea").input_value() == "à moitié"
    assert form.locator("[name=topic][value=RENT]").is_checked()
    focused = "document.activeElement.name"
    assert device.page.evaluate(focused) == "remark"


def test_a_half_filled_form_survives_a_closed_browser_and_another_language(phone: Phones) -> None:
    device = phone().be(WORKER)
    device.context.set_offline(True)
    device.start("Contact ponctuel")
    device.tap("topic", "RENT")
    device.page.fill("textarea[name=remark]", "à moitié")
    device.page.locator("[data-language=nl]").click()
    expect(device.page.locator("h1")).to_have_text("Eenmalig contact")
    assert device.page.locator("textarea[name=remark]").input_value() == "à moitié"
    device.page.wait_for_function(
        "async () => Boolean(await drempelOffline.store.kept(drempelOffline.key, 'draft'))"
    )
    device.close()
    device.open(offline=True)
    device.go()
    assert device.page.locator("textarea[name=remark]").input_value() == "à moitié"
    assert device.page.locator("[name=topic][value=RENT]").is_checked()


def test_a_session_that_ended_keeps_everything_and_asks_to_sign_in(
    phone: Phones, own_site: Site
) -> None:
    device = phone().be(WORKER)
    device.context.set_offline(True)
    device.contact()
    device.context.clear_cookies(name="sessionid")
    device.context.set_offline(False)
    device.go()
    device.shows("Sign in again to send. Nothing is lost.")
    device.shows_kept(1)
    device.be(WORKER)
    device.all_sent()
    assert own_site.count(CONTACTS, FROM_DEVICE) == 1


def test_what_is_missing_is_said_and_what_the_server_refuses_can_be_corrected(
    phone: Phones, own_site: Site
) -> None:
    device = phone().be(WORKER)
    device.start("Contact ponctuel")
    device.save()
    expect(device.page.locator(".errors")).to_be_focused()
    device.page.locator(".errors a").first.click()
    assert device.page.evaluate("document.activeElement.name") == "topic"
    device.page.get_by_role("button", name=device.said("Cancel")).click()
    # A national register number is refused in every text; the next entry is not held up.
    device.context.set_offline(True)
    device.contact(remark="85.07.30-033.28")
    device.contact(remark="autre")
    device.context.set_offline(False)
    device.go()
    device.shows_kept(1)
    assert device.page.locator("#app-lists .tag.late").count() == 1
    assert own_site.count(CONTACTS, f"{FROM_DEVICE} AND remark = 'autre'") == 1
    device.change()
    assert device.page.locator(".errors").is_visible()
    device.page.fill("textarea[name=remark]", "corrigé")
    device.save()
    device.all_sent()
    assert own_site.count(CONTACTS, f"{FROM_DEVICE} AND remark = 'corrigé'") == 1


def test_five_taps_make_a_contact(phone: Phones, own_site: Site) -> None:
    device = phone().be(WORKER)
    device.contact()
    device.all_sent()
    device.page.evaluate(
        "addEventListener('click', (event) => { if (event.detail) window.taps = (window.taps ?? 0) + 1; }, true)"
    )
    device.start("Contact ponctuel")
    device.page.evaluate("window.taps = 0")
    for name, value in (("topic", "RENT"), ("channel", "PHONE"), ("language", "NL")):
        device.tap(name, value)
    device.tap("result", "REFERRED")
    device.save()
    device.page.wait_for_selector(".tile")
    device.all_sent()
    # A tap on a label is heard a second time on its field.
    assert device.page.evaluate("window.taps") <= 2 * 4 + 1
    assert (
        own_site.count(CONTACTS, f"{FROM_DEVICE} AND topic = 'RENT' AND result = 'REFERRED'") == 1
    )
    small = device.page.evaluate(
        """() => [...document.querySelectorAll("main a, main button")].filter((one) =>
          one.checkVisibility() && one.getBoundingClientRect().height < 44).length"""
    )
    assert small == 0


def test_a_home_visit_is_an_act_on_an_open_pathway(phone: Phones, own_site: Site) -> None:
    device = phone().be(WORKER)
    paths = json.loads(device.page.evaluate("JSON.stringify(drempelOffline.data.paths)"))
    if not paths:
        pytest.skip("the demonstration gives this worker no open pathway")
    device.context.set_offline(True)
    device.start("Visite à domicile")
    device.page.select_option("select[name=path]", paths[0]["uid"])
    device.tap("topic", "LEASE")
    device.save()
    device.context.set_offline(False)
    device.go()
    device.all_sent()
    assert own_site.count("activity_act", f"{FROM_DEVICE} AND channel = 'HOME_VISIT'") == 1


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_screen_of_the_app_has_a_barrier(phone: Phones, language: str) -> None:
    device = phone(language=language).be(WORKER)
    device.context.set_offline(True)
    complaints = looks.look(device.page)
    for tile in range(device.page.locator(".tile").count()):
        device.page.locator(".tile").nth(tile).click()
        device.page.wait_for_selector("form.record")
        for fold in device.page.locator("form.record details > summary").all():
            if fold.is_visible():
                fold.click()
        complaints += looks.look(device.page)
        complaints += looks.order(device.page, language)
        device.save()
        complaints += looks.look(device.page, [(PHONE, "light", looks.EVERYTHING)])
        device.page.get_by_role("button", name=device.said("Cancel")).click()
    complaints += looks.look(device.page)
    assert complaints == []
