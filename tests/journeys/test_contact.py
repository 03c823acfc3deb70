"""A contact at the desk or at a doorstep: in five taps, by keyboard, counted at the end of a day."""

import re
import time
from collections.abc import Callable
from typing import Any

from tests.journeys.test_keyboard import press, tab_to
from tests.journeys.visitors import PHONE, Visitor
from tests.journeys.world import Site

Visit = Callable[..., Visitor]
WORKER = "association_worker"
NEW, TALLY, DAY = "/work/new-contact/", "/work/tally/", "/work/"
# A finger needs this much, and finds nothing else there.
FINGER = 44


class Finger:
    """Taps what a thumb can reach: each tap is counted, and lands on a target that is large."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.taps = visitor, 0

    def tap(self, target: Any) -> None:
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box["height"] >= FINGER and box["width"] >= FINGER, box
        target.click()
        self.taps += 1

    def choose(self, name: str, code: str) -> None:
        self.tap(self.visitor.page.locator(f"label:has([name={name}][value={code}])"))


def saved(visitor: Visitor) -> str:
    """What the receipt says; there must be one."""
    return visitor.text("main [role=status]")


def test_a_contact_takes_five_taps_on_a_phone(visitor: Visit, own_site: Site) -> None:
    worker = visitor(own_site, WORKER, size=PHONE)
    before = own_site.count("activity_contact")
    worker.go(DAY)
    worker.link("New contact").click()
    finger, began = Finger(worker), time.monotonic()
    first = worker.page.locator("[name=topic]").first.get_attribute("value")
    finger.choose("topic", first)
    finger.choose("channel", "HOME_VISIT")
    finger.choose("language", "AR")
    finger.choose("result", "REFERRED")
    with worker.page.expect_navigation():
        finger.tap(worker.button("Save"))
    took = time.monotonic() - began
    assert finger.taps == 5
    print(f"five taps: {took:.1f} s")
    assert re.search(r"\d\d:\d\d", saved(worker))
    told = f"topic = '{first}' AND channel = 'HOME_VISIT' AND language = 'AR'"
    assert own_site.count("activity_contact", f"{told} AND result = 'REFERRED'") >= 1
    assert own_site.count("activity_contact") == before + 1
    sideways = worker.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not sideways


def test_the_next_contact_is_three_taps_and_is_taken_back(visitor: Visit, own_site: Site) -> None:
    worker = visitor(own_site, WORKER, size=PHONE, language="nl")
    before = own_site.count("activity_contact")
    finger = Finger(worker)
    worker.go(NEW)
    for name, code in (("topic", "LEASE"), ("channel", "PHONE"), ("language", "NL")):
        if not worker.page.locator(f"[name={name}][value={code}]").is_visible():
            worker.page.locator(f"fieldset:has([name={name}]) summary").click()
        finger.choose(name, code)
    with worker.page.expect_navigation():
        finger.tap(worker.button("Save"))
    assert worker.page.locator("[name=channel]:checked").get_attribute("value") == "PHONE"
    assert worker.page.locator("[name=language]:checked").get_attribute("value") == "NL"
    finger.taps = 0
    finger.choose("topic", worker.page.locator("[name=topic]").first.get_attribute("value"))
    finger.choose("result", "SOLVED")
    with worker.page.expect_navigation():
        finger.tap(worker.button("Save"))
    assert finger.taps == 3
    assert own_site.count("activity_contact") == before + 2
    with worker.page.expect_navigation():
        worker.button("Undo").click()
    assert own_site.count("activity_contact") == before + 1
    assert worker.said("Taken back. Nothing was kept.") in worker.text()


def test_a_contact_by_keyboard_alone(visitor: Visit, own_site: Site) -> None:
    """Tab between the questions, arrows between the answers, Enter to save."""
    worker = visitor(own_site, WORKER)
    before = own_site.count("activity_contact")
    worker.go(NEW)
    keyboard, began = worker.page.keyboard, time.monotonic()
    assert worker.page.evaluate("document.activeElement.name") == "topic"
    keyboard.press("ArrowDown")
    topic = worker.page.locator("[name=topic]:checked").get_attribute("value")
    for name in ("channel", "language", "result"):
        tab_to(worker, f"[name={name}]", limit=3)
        keyboard.press("ArrowDown")
    press(worker, "Enter")
    took = time.monotonic() - began
    print(f"keyboard alone: {took:.1f} s")
    assert worker.path == NEW
    assert re.search(r"\d\d:\d\d", saved(worker))
    assert worker.page.evaluate("document.activeElement.name") == "topic"
    told = f"topic = '{topic}' AND result <> '' AND channel <> '' AND language <> ''"
    assert own_site.count("activity_contact", told) >= 1
    assert own_site.count("activity_contact") == before + 1


def test_a_day_is_counted_with_plus_and_minus(visitor: Visit, own_site: Site) -> None:
    worker = visitor(own_site, WORKER, size=PHONE)
    nine = "count = 9 AND topic = 'NOT_ASKED' AND way = 'tally'"
    before, nines = own_site.count("activity_contact"), own_site.count("activity_contact", nine)
    worker.go(TALLY)
    cells = worker.page.locator(".tally .cell:visible")
    desk, phone = cells.nth(0), cells.nth(1)
    for _time in range(3):
        desk.locator("button").last.click()
    desk.locator("button").first.click()
    assert desk.locator("input").input_value() == "2"
    phone.locator("input").fill("9")
    with worker.page.expect_navigation():
        worker.button("Save the day").click()
    assert "11 " in saved(worker)
    assert own_site.count("activity_contact") == before + 2
    assert own_site.count("activity_contact", nine) == nines + 1
    with worker.page.expect_navigation():
        worker.button("Undo").click()
    assert own_site.count("activity_contact") == before


def test_two_windows_on_one_record_show_both_values(visitor: Visit, own_site: Site) -> None:
    worker = visitor(own_site, WORKER, size=PHONE)
    worker.go(NEW)
    worker.fill({"topic": worker.page.locator("[name=topic]").first.get_attribute("value")})
    worker.fill({"channel": "PHONE", "result": "SOLVED"})
    with worker.page.expect_navigation():
        worker.button("Save").click()
    uid = worker.page.url.partition("saved=")[2]
    address = f"/work/contact/{uid}/edit/"
    worker.go(address)
    other = visitor(own_site, WORKER)
    other.go(address)
    other.fill({"channel": "DESK"})
    with other.page.expect_navigation():
        other.button("Save").click()
    worker.fill({"channel": "HOME_VISIT"})
    with worker.page.expect_navigation():
        worker.button("Save").click()
    # The browser tells of every answer that is not a success.
    assert [one for one in worker.complaints if "409" not in one] == []
    worker.complaints.clear()
    assert worker.said("Someone else changed this record meanwhile") == worker.heading
    offered = worker.page.locator("[name=channel]")
    assert offered.evaluate_all("all => all.map(one => one.value)") == ["HOME_VISIT", "DESK"]
    worker.page.locator("[name=channel][value=HOME_VISIT]").check()
    with worker.page.expect_navigation():
        worker.button("Save").click()
    assert own_site.count("activity_contact", f"uid = '{uid}' AND channel = 'HOME_VISIT'") == 1


def test_a_contact_needs_no_script(visitor: Visit, own_site: Site) -> None:
    worker = visitor(own_site, WORKER, script=False, size=PHONE)
    before = own_site.count("activity_contact")
    worker.go(NEW)
    finger = Finger(worker)
    finger.tap(worker.page.locator("label:has([name=topic])").first)
    finger.choose("channel", "DESK")
    finger.choose("result", "SOLVED")
    finger.tap(worker.button("Save"))
    assert saved(worker)
    assert own_site.count("activity_contact") == before + 1
