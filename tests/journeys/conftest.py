"""Journeys: whole stories in a real browser, over a server that runs as in an office.

``world`` is the demonstration, made once for all processes of a run. ``site`` serves it for
tests that only read; ``own_site`` serves a copy that one test may change.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

pytest.importorskip("fcntl", reason="the browser tests need a system with gunicorn")
sync_api = pytest.importorskip("playwright.sync_api")

from tests.journeys.phones import Device  # noqa: E402
from tests.journeys.visitors import ARGUMENTS, Visitor, find_chromium  # noqa: E402
from tests.journeys.world import (  # noqa: E402
    Site,
    World,
    copy_world,
    drop,
    make_world,
    served,
    server_faults,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="package")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    shared = tmp_path_factory.getbasetemp()
    me = os.environ.get("PYTEST_XDIST_WORKER", "")
    if me:
        shared = shared.parent
    users = shared / "journeys-users"
    users.mkdir(exist_ok=True)
    (users / f"{me or 'main'}").touch()
    made = make_world(shared / "journeys")
    yield made
    (users / f"{me or 'main'}").unlink()
    if not any(users.iterdir()):
        drop(made)


@pytest.fixture(scope="package")
def site(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """For reading. Signing in and changing the language are fine; nothing else is written."""
    copy = copy_world(world, tmp_path_factory.mktemp("reading") / "var")
    with served(copy) as here:
        yield here
    faults = server_faults(copy)
    drop(copy)
    assert faults == []


@pytest.fixture
def own_site(world: World, tmp_path: Path) -> Iterator[Site]:
    """For one test, which may change everything."""
    copy = copy_world(world, tmp_path / "var")
    with served(copy) as here:
        yield here
    faults = server_faults(copy)
    drop(copy)
    assert faults == []


@pytest.fixture(scope="package")
def driver() -> Iterator[sync_api.Playwright]:
    if not find_chromium():
        pytest.skip("no Chromium found: apt-get install chromium, or set DREMPEL_CHROMIUM")
    with sync_api.sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(driver: sync_api.Playwright) -> Iterator[sync_api.Browser]:
    chromium = driver.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
    yield chromium
    chromium.close()


@pytest.fixture
def remembering_browser(driver: sync_api.Playwright) -> Iterator[sync_api.Browser]:
    """One that keeps left pages as they were, as people's browsers do and a driven one does not."""
    chromium = driver.chromium.launch(
        executable_path=find_chromium(),
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield chromium
    chromium.close()


@pytest.fixture
def visitor(browser: sync_api.Browser) -> Iterator[Callable[..., Visitor]]:
    """Make visitors; at the end of the test each must have heard no complaint."""
    made: list[Visitor] = []

    def make(site: Site, role: str = "", **options: object) -> Visitor:
        person = site.person(role) if role else None
        one = Visitor(browser, site, person, **options)
        if person:
            one.carry(person["session"])
        made.append(one)
        return one

    yield make
    for one in made:
        one.context.close()
    assert [complaint for one in made for complaint in one.complaints] == []


@pytest.fixture
def phone(
    driver: sync_api.Playwright, own_site: Site, tmp_path: Path
) -> Iterator[Callable[..., Device]]:
    """Make phones, each with a folder of its own; none of their scripts may stumble."""
    made: list[Device] = []

    def make(name: str = "one", **options: str) -> Device:
        made.append(Device(driver, own_site, tmp_path / name, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()
    assert [error for one in made for error in one.errors] == []
