"""Tests of the apps share plain factories: ``from tests.apps.associations.factories import …``."""

import sys
from pathlib import Path

import pytest
from django.utils import translation

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture(autouse=True)
def _in_english():
    """A page in Dutch leaves its thread in Dutch; the next test starts in English again."""
    translation.activate("en")
