"""What every test gets: the gate against silent skips, and the tests importable as ``tests.…``."""

import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from drempel.apps.kernel.installation import forget_installation  # noqa: E402 - ready by now

pytest_plugins = ["tests.tools.skip_gate"]


@pytest.fixture(autouse=True)
def _forget_the_installation():
    """Each test founds its own installation, and undoes it."""
    forget_installation()
    yield
    forget_installation()
