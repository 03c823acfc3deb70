"""The app for recording without a network: two devices that change one record, and what it looks like."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys import looks
from tests.journeys.phones import CONTACTS, FROM_DEVICE, WORKER, Device
from tests.journeys.visitors import PHONE
from tests.journeys.world import Site

Phones = Callable[..., Device]


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
