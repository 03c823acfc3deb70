"""A household from its file to its home, without scripts: what was noted stands on its thread."""

import re
from collections.abc import Callable

from tests.journeys.visitors import PHONE, Visitor
from tests.journeys.world import Site

Visit = Callable[..., Visitor]
# Someone who accompanies and houses, in an association of the demonstration.
WORKER = "camille.thirion@toits-d-ardoise.example"
FAMILY = {"municipality": "21012", "household_type": "SINGLE_PARENT", "adults": "1", "minors": "2"}


def press(visitor: Visitor, words: str) -> None:
    with visitor.page.expect_navigation():
        visitor.button(words).click()


def follow(visitor: Visitor, part: str) -> None:
    """Follow the first link of the page that leads there."""
    with visitor.page.expect_navigation():
        visitor.page.locator(f'main a[href^="{part}"]').first.click()


def open_file(visitor: Visitor) -> str:
    """A new file under the code that was proposed; the address of its thread."""
    visitor.go("/households/")
    follow(visitor, "/households/new/")
    code = visitor.page.locator("[name=code]").input_value()
    assert re.fullmatch(r"M-\d{4}", code)
    visitor.fill(FAMILY)
    press(visitor, "Save")
    assert code in visitor.heading
    return visitor.path


def add_dwelling(visitor: Visitor) -> None:
    visitor.go("/dwellings/")
    follow(visitor, "/work/unit/new/")
    visitor.fill(
        {
            "label": "ATTIC 1",
            "unit_type": "TRANSIT",
            "municipality": "21012",
            "dwelling_size": "STUDIO",
            "places": "3",
            "in_on": "2026-01-01",
            "legal_title": "OWNED",
        }
    )
    if visitor.page.locator("[name=service_line]").count():
        visitor.fill({"service_line": "A3-TRAN"})
    visitor.page.locator("details.more summary").first.click()
    visitor.fill({"max_stay_months": "18"})
    press(visitor, "Save")


def test_a_file_a_pathway_a_review_and_a_stay_stand_on_the_thread(
    visitor: Visit, own_site: Site
) -> None:
    worker = visitor(own_site, script=False, size=PHONE)
    worker.sign_in(WORKER, own_site.world.census["password"])
    add_dwelling(worker)
    thread = open_file(worker)

    follow(worker, "/work/path/new/?household=")
    worker.fill({"start_on": "2026-10-05", "topic": "SEARCH", "situation_start": "RUE"})
    if worker.page.locator("[name=service_line]").count():
        worker.fill({"service_line": "A3-TRAN"})
    press(worker, "Save")
    follow(worker, "/work/review/new/?path=")
    worker.fill({"reviewed_on": "2026-11-16", "situation": "NUIT"})
    press(worker, "Save")

    worker.go(thread)
    follow(worker, "/dwellings/stays/new/?household=")
    worker.fill({"unit": "ATTIC 1"} if is_typed(worker) else {"unit": unit_of(worker)})
    worker.fill({"start_on": "2026-11-20", "persons": "3", "situation_start": "NUIT"})
    if worker.page.locator("[name=service_line]").count():
        worker.fill({"service_line": "A3-TRAN"})
    press(worker, "Save")
    # The dwelling has a longest stay: its end is proposed before anything is stored.
    assert worker.page.locator("[name=planned_end_on]").input_value() == "2028-05-20"
    worker.complaints.clear()  # the browser itself reports the 409
    press(worker, "Save")

    assert worker.path == thread
    found = worker.text()
    for words in ("Moved in", "Pathway started", "File opened"):
        assert worker.said(words) in found
    assert "ATTIC 1" in found
    assert "ETHOS 1 · ETHOS Light 1" in found
    days = worker.page.locator(".thread time").evaluate_all("all => all.map(a => a.dateTime)")
    assert days == sorted(days, reverse=True)
    assert {"2026-11-20", "2026-11-16", "2026-10-05"} <= set(days)
    sideways = worker.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not sideways


def is_typed(visitor: Visitor) -> bool:
    """Whether a dwelling is typed by name rather than chosen in a list."""
    return visitor.page.locator("main form select[name=unit]").count() == 0


def unit_of(visitor: Visitor) -> str:
    option = visitor.page.locator("select[name=unit] option", has_text="ATTIC 1")
    return option.get_attribute("value") or ""


def test_a_household_that_looks_alike_is_linked_and_unlinked(
    visitor: Visit, own_site: Site
) -> None:
    worker = visitor(own_site, script=False, language="nl")
    worker.sign_in(WORKER, own_site.world.census["password"])
    first = open_file(worker)
    code = worker.heading.split()[-1]
    worker.go("/households/new/")
    worker.fill(FAMILY | {"code": code.replace("M-", "m ")})
    press(worker, "Save")
    assert code in worker.text("section[aria-labelledby=alike]")
    worker.complaints.clear()  # the browser itself reports the 409
    with worker.page.expect_navigation():
        worker.page.locator("button[name=_double_of]").first.click()
    assert worker.path != first
    assert worker.said("Unlink") in worker.text()
    with worker.page.expect_navigation():
        worker.page.locator('.members a[href$="/unlink/"]').click()
    press(worker, "Unlink")
    assert worker.said("The link was taken back. Both files are as they were.") in worker.text()
