"""Every page, for every role that may open it: no known barrier, no complaint of the browser.

The list comes from the addresses themselves (see ``census.py``): a new address is walked, or the
census says that it does not know how to fill it in.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from drempel.apps.kernel.roles import ALL_ROLES
from tests.journeys import looks
from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

EVERYONE = [*sorted(ALL_ROLES), "visitor"]
# One page at two addresses: before and after the answer; one's own; what the head sees first.
ALIKE = [
    {"verify", "verify_code"},
    {"award_calculate", "award_calculate_year"},
    {"association_detail", "my_association"},
    {"campaign", "desk"},
]


def walk(
    browser: Browser, site: Site, role: str, language: str, look: Callable[..., list[str]]
) -> tuple[list[str], dict[str, set[str]]]:
    """Open every page of a role; return the complaints and, by title, whose pages bear it."""
    complaints: list[str] = []
    titles: dict[str, set[str]] = defaultdict(set)
    for one in site.world.census["walks"][role]:
        with Visitor(browser, site, language=language) as visitor:
            if one["session"]:
                visitor.carry(one["session"])
            for page in one["pages"]:
                found = visit(visitor, page, look, titles)
                complaints += [f"{page['path']} {line}" for line in found]
            visitor.complaints.clear()
    return complaints, titles


def visit(
    visitor: Visitor,
    page: dict[str, Any],
    look: Callable[..., list[str]],
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


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("role", EVERYONE)
def test_no_page_has_a_barrier(browser: Browser, site: Site, role: str, language: str) -> None:
    complaints, titles = walk(browser, site, role, language, looks.barriers_everywhere)
    none_of(complaints + shared(titles))


@pytest.mark.parametrize("role", EVERYONE)
def test_english_has_no_barrier_either(browser: Browser, site: Site, role: str) -> None:
    complaints, _titles = walk(browser, site, role, "en", looks.barriers_once)
    none_of(complaints)


def test_no_address_is_left_out(site: Site) -> None:
    """Each page is walked by somebody; else the demonstration lacks what it needs."""
    census = site.world.census
    walked = {
        page["name"] for walks in census["walks"].values() for one in walks for page in one["pages"]
    }
    expected = {name for name, kind in census["names"].items() if kind != "post"}
    assert expected - walked == set()
