"""Sending twice, and sending too late: one record, one receipt, and a page that explains."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from drempel.apps.accreditation.steps import DOSSIER_STEPS
from tests.journeys import road
from tests.journeys.road import ENTERED, NEW_ASSOCIATION, Walk
from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

Visit = Callable[..., Visitor]


def ready_to_send(visitor: Visit, site: Site, *, script: bool = True) -> Visitor:
    """A case officer in front of a form that is filled in."""
    officer = visitor(site, "case_officer", script=script)
    officer.go("/associations/new/")
    officer.fill(NEW_ASSOCIATION)
    return officer


def times_entered(site: Site) -> int:
    return site.count("associations_association", "enterprise_number = '0123456749'")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_double_click_enters_one_association(
    visitor: Visit, own_site: Site, script: bool
) -> None:
    officer = ready_to_send(visitor, own_site, script=script)
    officer.button("Enter the association").dblclick()
    # The second click breaks off the first journey: waiting for one of the two would fail.
    expect(officer.page).to_have_url(own_site.address + ENTERED, timeout=15_000)
    assert times_entered(own_site) == 1
    assert own_site.count("kernel_sentform") == 1


def test_the_same_form_sent_eight_times_at_once_has_one_receipt(
    visitor: Visit, own_site: Site
) -> None:
    officer = ready_to_send(visitor, own_site)
    body = officer.page.locator("form#page-form").evaluate(
        "form => new URLSearchParams(new FormData(form)).toString()"
    )
    headers = {
        "Cookie": "; ".join(f"{one['name']}={one['value']}" for one in officer.context.cookies()),
        "Content-Type": "application/x-www-form-urlencoded",
    }

    def send(_time: int) -> tuple[int, str | None]:
        door = HTTPConnection(urlsplit(own_site.address).netloc, timeout=30)
        door.request("POST", "/associations/new/", body, headers)
        answer = door.getresponse()
        answer.read()
        door.close()
        return answer.status, answer.headers["Location"]

    with ThreadPoolExecutor(8) as crowd:
        answers = set(crowd.map(send, range(8)))
    assert answers == {(302, ENTERED)}
    assert times_entered(own_site) == 1


def test_back_and_sent_again_leads_to_the_same_receipt(
    remembering_browser: Browser, own_site: Site
) -> None:
    person = own_site.person("case_officer")
    with Visitor(remembering_browser, own_site) as officer:
        officer.carry(person["session"])
        officer.go("/associations/new/")
        officer.fill(NEW_ASSOCIATION)
        officer.button("Enter the association").click()
        officer.page.wait_for_url(f"**{ENTERED}")
        officer.page.evaluate("history.back()")
        officer.page.wait_for_url("**/associations/new/", wait_until="commit")
        officer.button("Enter the association").click()
        officer.page.wait_for_url(f"**{ENTERED}")
    assert times_entered(own_site) == 1


def test_the_receipt_of_an_application_comes_back_instead_of_its_form(
    visitor: Visit, own_site: Site
) -> None:
    """Also where the browser forgot the page and asks for the form afresh."""
    walk = Walk(own_site.person("newcomer")["association"], "fr")
    manager = visitor(own_site, "newcomer")
    reference = road.write_application(manager, walk)
    road.send_application(manager, reference)
    manager.page.go_back()
    assert manager.path == f"/dossiers/{reference}/receipt/"
    sent = f"verb = 'submit' AND object_id = '{reference}'"
    assert own_site.count("kernel_event", sent) == 1


def test_a_step_that_a_colleague_took_meanwhile_is_refused_and_explained(
    visitor: Visit, own_site: Site
) -> None:
    step = DOSSIER_STEPS["acknowledge"]
    _session, path = own_site.page("case_officer", "dossier_step", "acknowledge")
    reference = path.split("/")[2]
    late = visitor(own_site, "case_officer")
    quick = visitor(own_site, "case_officer_2", language="nl")
    for officer in (late, quick):
        officer.go(path)
    quick.button(step.button).click()
    assert quick.path == f"/dossiers/{reference}/"
    with late.page.expect_response(f"**{path}") as refusal:
        late.button(step.button).click()
    assert refusal.value.status == 409
    assert late.heading == late.said("This step is not possible now")
    assert late.said("Receipt was already acknowledged.") in late.text()
    assert late.said("Perhaps someone took the step meanwhile. Nothing was changed.") in late.text()
    taken = f"verb = 'acknowledge' AND object_id = '{reference}'"
    assert own_site.count("kernel_event", taken) == 1
    late.link("Back to the dossier").click()
    assert own_site.person("case_officer_2")["name"] in late.text()
    late.complaints.clear()  # the browser itself reports the 409
