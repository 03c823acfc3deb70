"""Changing the language on a form: same page, same field, everything typed still there.

Nothing is carried out and nothing is judged; with scripts off the values stay too.
"""

from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from drempel.apps.kernel.roles import (
    ADMINISTRATOR,
    ALL_ROLES,
    CASE_OFFICER,
    FINANCE_INSPECTOR,
    HEAD_OF_UNIT,
    MANAGER,
)
from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

WITH_FORMS = [CASE_OFFICER, MANAGER, HEAD_OF_UNIT, FINANCE_INSPECTOR, ADMINISTRATOR, "visitor"]
EVERYONE = [*WITH_FORMS, *sorted(ALL_ROLES - set(WITH_FORMS))]
FORM = "form#page-form"
# By kind of field; a password is never sent back, and neither is a file.
TYPED = {
    "text": "Été 12",
    "textarea": "Première ligne\nTweede regel",
    "search": "Été",
    "email": "an@voorbeeld.be",
    "url": "https://voorbeeld.be/",
    "tel": "02 555 12 34",
    "number": "2031",
    "date": "2031-02-03",
}
VALUES = """form => [...form.elements]
    .filter(one => one.name && !["hidden", "password", "file", "submit"].includes(one.type))
    .map(one => [one.name, one.value, Boolean(one.checked)])"""


def fill_everything(visitor: Visitor) -> str:
    """Type into every field, turn every choice; return the id of the last text field."""
    last = ""
    folded = visitor.page.locator(f"{FORM} details:not([open]) > summary")
    while folded.count():
        folded.first.click()
    for field in visitor.page.locator(f"{FORM} :is(input, textarea, select)").all():
        kind = field.evaluate("field => field.type")
        if kind in TYPED:
            field.fill(TYPED[kind])
            last = field.get_attribute("id") or ""
        elif kind == "select-one":
            field.select_option(index=field.locator("option").count() - 1)
        elif kind == "radio":
            field.check()
        elif kind == "checkbox":
            field.set_checked(not field.is_checked())
    return last


def without_autosave(route: Route) -> None:
    """What a form keeps by itself while someone types is no matter of the language."""
    if "_autosave" in (route.request.post_data or ""):
        route.fulfill(status=204)
    else:
        route.fallback()


def has_form(visitor: Visitor, path: str) -> bool:
    visitor.speak("fr")
    visitor.go(path)
    return visitor.page.locator(FORM).count() == 1


def switch(visitor: Visitor, path: str, *, script: bool) -> list[str]:
    """Fill in the form of the open page, press NL, and say what was lost."""
    page = visitor.page
    focused = fill_everything(visitor)
    if focused:
        page.locator(f"#{focused}").focus()
    typed: list[Any] = page.locator(FORM).evaluate(VALUES)
    page.locator("button[name=_language][value=nl]").click()
    found = []
    if page.locator("html").get_attribute("lang") != "nl" or visitor.path != path:
        found.append(f"now {visitor.path} in {page.locator('html').get_attribute('lang')}")
    elif (kept := page.locator(FORM).evaluate(VALUES)) != typed:
        found.append(f"{[one for one in typed if one not in kept]} not among {kept}")
    if script and focused and page.evaluate("document.activeElement.id") != focused:
        found.append(f"the focus left {focused}")
    if page.locator(".errors").count():
        found.append("judged before it was sent")
    return [f"{path} {line}" for line in found]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("role", EVERYONE)
def test_the_language_changes_and_nothing_is_lost(
    browser: Browser, site: Site, role: str, script: bool
) -> None:
    before = site.count("kernel_event"), site.count("kernel_sentform")
    complaints: list[str] = []
    forms = 0
    seen: set[str] = set()
    with Visitor(browser, site, script=script) as visitor:
        visitor.context.route("**/section/**", without_autosave)
        for walk in site.walks(role, without=EVERYONE[: EVERYONE.index(role)]):
            if walk["session"]:
                visitor.carry(walk["session"])
            for page in walk["pages"]:
                if site.world.census["names"][page["name"]] != "page" or page["path"] in seen:
                    continue
                seen.add(page["path"])
                if has_form(visitor, page["path"]):
                    forms += 1
                    complaints += switch(visitor, page["path"], script=script)
    assert complaints == []
    assert forms or role not in WITH_FORMS
    assert (site.count("kernel_event"), site.count("kernel_sentform")) == before
