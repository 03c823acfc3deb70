"""Recording at a doorstep without a network, on a phone: kept, sealed, sent once, never overwritten.

A browser keeps its entries in a folder of its own, so that it can be closed and opened again.
"""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Route, expect

from tests.journeys.phones import CONTACTS, DRAFT, DUMP, FROM_DEVICE, OPENED, WORKER, Device
from tests.journeys.world import Site

MANAGER = "association_manager"
CANARY = "CANARY-AT-THE-DOOR"
NOTED = "verb = 'record' AND data LIKE '%offline%'"
Phones = Callable[..., Device]


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
    device.wait_until(f"{DRAFT}?.values.remark === 'à moitié'")
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
    device = phone()
    # Someone whose association has worked for years, with people it accompanies now.
    device.enter("Marchal")
    paths = json.loads(device.page.evaluate("JSON.stringify(drempelOffline.data.paths)"))
    assert paths, "the demonstration gives this worker no open pathway"
    device.context.set_offline(True)
    device.start("Visite à domicile")
    device.page.select_option("select[name=path]", paths[0]["uid"])
    device.tap("topic", "LEASE")
    device.save()
    device.context.set_offline(False)
    device.go()
    device.all_sent()
    assert own_site.count("activity_act", f"{FROM_DEVICE} AND channel = 'HOME_VISIT'") == 1
