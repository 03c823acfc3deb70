"""What every test gets: the gate against silent skips, and the tests importable as ``tests.…``."""

import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from drempel.apps.kernel.installation import forget_installation  # noqa: E402 - ready by now

pytest_plugins = ["tests.tools.skip_gate"]


# What does not touch a database is checked on one of them only.
PURE = ("engines", "schemes", "tools")
# Every address for every role, every kind in every way: long, and seldom the first to fail.
THOROUGH = (
    "architecture/test_access.py",
    "architecture/test_canary.py",
    "architecture/test_pseudo_language.py",
    "apps/activity/test_pages.py",
    "apps/api/test_isolation.py",
    "apps/api/test_schemathesis.py",
    "apps/imports/test_malformed.py",
    "demo/loaded",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests say by their place whether a database can matter, and whether they are thorough."""
    here = Path(__file__).parent
    for item in items:
        if not item.path.is_relative_to(here):
            continue
        place = item.path.relative_to(here)
        if place.parts[0] in PURE:
            item.add_marker("pure")
        if any(place.is_relative_to(one) for one in THOROUGH):
            item.add_marker("thorough")


@pytest.fixture(autouse=True)
def _forget_the_installation():
    """Each test founds its own installation, and undoes it."""
    forget_installation()
    yield
    forget_installation()
