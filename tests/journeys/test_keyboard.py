"""Everything with Tab, Enter and Space: no mouse, and always visible where one is."""

from collections.abc import Callable

from drempel.apps.accreditation.steps import DOSSIER_STEPS
from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

Visit = Callable[..., Visitor]
FOCUS = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
        || style.boxShadow !== "none";
    return {name: (one.innerText || one.name || one.id || one.tagName).trim().slice(0, 60),
            marked, shown: box.width > 0 && box.height > 0 && box.bottom > 0,
            body: one === document.body};
}"""


def tab_to(visitor: Visitor, selector: str, *, limit: int = 200) -> None:
    """Press Tab until that element has the focus; every stop on the way must be visible."""
    for _ in range(limit):
        visitor.page.keyboard.press("Tab")
        here = visitor.page.evaluate(FOCUS)
        if here["body"]:
            continue
        assert here["marked"], f"no visible focus on {here['name']!r} at {visitor.page.url}"
        assert here["shown"], f"focus on something unseen: {here['name']!r}"
        if visitor.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab at {visitor.page.url}")


def press(visitor: Visitor, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press(key)


def sign_in(visitor: Visitor, email: str, password: str) -> None:
    visitor.go("/sign-in/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.matches('a.skip')")
    tab_to(visitor, "[name=username]")
    visitor.page.keyboard.type(email)
    tab_to(visitor, "[name=password]")
    visitor.page.keyboard.type(password)
    tab_to(visitor, "main form .button")
    press(visitor, "Enter")
    assert visitor.path == "/desk/", visitor.text()


def test_from_the_door_to_a_step_on_a_dossier(visitor: Visit, own_site: Site) -> None:
    officer = visitor(own_site)
    sign_in(officer, own_site.person("case_officer")["email"], own_site.world.census["password"])
    _session, path = own_site.page("case_officer", "dossier_step", "acknowledge")
    dossier = f"/dossiers/{path.split('/')[2]}/"
    tab_to(officer, 'a[href="/dossiers/"]')
    press(officer, "Enter")
    tab_to(officer, "[name=q]")
    officer.page.keyboard.type(path.split("/")[2])
    press(officer, "Enter")
    tab_to(officer, f'main table a[href="{dossier}"]')
    press(officer, "Enter")
    tab_to(officer, f'a[href="{path}"]')
    press(officer, "Enter")
    tab_to(officer, "main form button")
    press(officer, "Space")
    assert officer.path == dossier
    taken = f"verb = 'acknowledge' AND object_id = '{path.split('/')[2]}'"
    assert own_site.count("kernel_event", taken) == 1
    assert not officer.link(DOSSIER_STEPS["acknowledge"].button).is_visible()


def test_the_skip_link_leads_past_the_menu(visitor: Visit, site: Site) -> None:
    officer = visitor(site, "case_officer")
    officer.go("/dossiers/")
    officer.page.keyboard.press("Tab")
    assert officer.page.evaluate("document.activeElement.matches('a.skip')")
    officer.page.keyboard.press("Enter")
    officer.page.keyboard.press("Tab")
    assert officer.page.evaluate("document.activeElement.closest('main') !== null")


def test_escape_closes_the_menu_and_gives_the_focus_back(visitor: Visit, site: Site) -> None:
    officer = visitor(site, "case_officer", size=(390, 844))
    officer.go("/dossiers/")
    tab_to(officer, "details.menu > summary")
    officer.page.keyboard.press("Enter")
    assert officer.page.locator("details.menu[open]").count() == 1
    officer.page.keyboard.press("Tab")
    officer.page.keyboard.press("Escape")
    assert officer.page.locator("details.menu[open]").count() == 0
    assert officer.page.evaluate("document.activeElement.matches('details.menu > summary')")


def test_enter_in_a_field_sends_the_form_and_not_the_language(visitor, own_site):
    officer = visitor(own_site, language="nl")
    officer.go("/sign-in/")
    officer.fill(
        {
            "username": own_site.person("case_officer")["email"],
            "password": own_site.world.census["password"],
        }
    )
    officer.page.locator("[name=password]").press("Enter")
    officer.page.wait_for_url("**/desk/")
    assert officer.page.locator("html").get_attribute("lang") == "nl"
