"""Every page, for every role that may open it: no known barrier, no complaint of the browser.

The list comes from the addresses themselves (see ``census.py``): a new address is walked, or the
census says that it does not know how to fill it in. French: every page of every role. Dutch: every
page once, in each state. English: every page once. Between them every page is seen large and
small, light and dark; a page that differs by role does so in every language alike. No database
changes how a page looks: these walks are made on the embedded one only (marker ``neutral``).
"""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from drempel.apps.kernel.roles import ALL_ROLES, CASE_OFFICER, MANAGER
from tests.journeys import looks
from tests.journeys.looks import COLOUR, EVERYTHING, SHAPE
from tests.journeys.visitors import PHONE, WIDE, Visitor
from tests.journeys.world import Site

# The roles with the most pages first.
EVERYONE = sorted(ALL_ROLES, key=lambda one: (one not in {CASE_OFFICER, MANAGER}, one))
EVERYONE.append("visitor")
# Seen small, the colours are those of the Dutch walk. A page that another role has shown in all
# sights differs in its menu and its buttons: it is judged once more, large.
FRENCH = [(WIDE, "light", EVERYTHING), (WIDE, "dark", COLOUR), (PHONE, "light", SHAPE)]
AGAIN = [(WIDE, "light", EVERYTHING)]
DUTCH = [(WIDE, "light", EVERYTHING), (PHONE, "light", EVERYTHING), (PHONE, "dark", COLOUR)]
ENGLISH = [(WIDE, "light", EVERYTHING)]
# One page at two addresses: before and after the answer; one's own; what the head sees first.
ALIKE = [
    {"verify", "verify_code"},
    {"award_calculate", "award_calculate_year"},
    {"association_detail", "my_association"},
    {"campaign", "desk"},
    {"record_list", "household_list"},
    {"record_list", "unit_list"},
]


Look = Callable[[Page], list[str]]
pytestmark = pytest.mark.neutral


def walk(
    browser: Browser, site: Site, walks: list[dict[str, Any]], language: str, look: Look
) -> tuple[list[str], dict[str, set[str]]]:
    """Open every page; return the complaints and, by title, whose pages bear it."""
    complaints: list[str] = []
    titles: dict[str, set[str]] = defaultdict(set)
    with Visitor(browser, site, language=language) as visitor:
        for one in walks:
            if one["session"]:
                visitor.carry(one["session"])
            for page in one["pages"]:
                found = visit(visitor, page, look, titles)
                complaints += [f"{page['path']} {line}" for line in found]
    return complaints, titles


def visit(
    visitor: Visitor,
    page: dict[str, Any],
    look: Look,
    titles: dict[str, set[str]],
) -> list[str]:
    if visitor.site.world.census["names"][page["name"]] == "file":
        answer = visitor.context.request.get(page["path"])
        return [] if answer.status in {200, 400} else [f"answers {answer.status}"]
    response = visitor.page.goto(page["path"])
    if response is None or response.status != 200:
        return [f"answers {response.status if response else 'nothing'}"]
    titles[visitor.page.title()].add(page["name"])
    found = looks.order(visitor.page, visitor.language) + look(visitor.page)
    found += visitor.complaints
    visitor.complaints.clear()
    return found


def shared(titles: dict[str, set[str]]) -> list[str]:
    """Titles under which two different pages go."""
    return [
        f"{title!r} is the title of {sorted(names)}"
        for title, names in titles.items()
        if len(names) > 1 and not any(names <= group for group in ALIKE)
    ]


def none_of(complaints: list[str]) -> None:
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.mark.parametrize("role", EVERYONE)
def test_no_page_of_a_role_has_a_barrier(browser: Browser, site: Site, role: str) -> None:
    walks = site.walks(role, without=EVERYONE[: EVERYONE.index(role)])
    look = partial(looks.look, sights=FRENCH)
    complaints, titles = walk(browser, site, walks, "fr", look)
    none_of(complaints + shared(titles))


@pytest.mark.parametrize("role", EVERYONE[1:])
def test_no_page_that_roles_share_has_a_barrier(browser: Browser, site: Site, role: str) -> None:
    walks = site.walks(role, among=EVERYONE[: EVERYONE.index(role)])
    complaints, titles = walk(browser, site, walks, "fr", partial(looks.look, sights=AGAIN))
    none_of(complaints + shared(titles))


@pytest.mark.parametrize("role", EVERYONE)
def test_no_page_has_a_barrier_in_dutch(browser: Browser, site: Site, role: str) -> None:
    walks = site.walks(role, without=EVERYONE[: EVERYONE.index(role)])
    complaints, titles = walk(browser, site, walks, "nl", partial(looks.look, sights=DUTCH))
    none_of(complaints + shared(titles))


@pytest.mark.parametrize("role", EVERYONE)
def test_no_page_has_a_barrier_in_english(browser: Browser, site: Site, role: str) -> None:
    walks = site.walks(role, without=EVERYONE[: EVERYONE.index(role)])
    complaints, _titles = walk(browser, site, walks, "en", partial(looks.look, sights=ENGLISH))
    none_of(complaints)


def test_no_address_is_left_out(site: Site) -> None:
    """Each page is walked by somebody; else the demonstration lacks what it needs."""
    census = site.world.census
    walked = {
        page["name"] for walks in census["walks"].values() for one in walks for page in one["pages"]
    }
    expected = {name for name, kind in census["names"].items() if kind != "post"}
    assert expected - walked == set()
