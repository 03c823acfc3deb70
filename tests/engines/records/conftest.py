"""The lists of the Brussels pack, loaded once."""

from pathlib import Path

import pytest

from drempel.engines.records.book import Book
from drempel.engines.scheme import load_scheme

PACK = Path(__file__).resolve().parents[3] / "schemes" / "brussels_vih"


@pytest.fixture(scope="session")
def book():
    return Book(load_scheme(PACK))
