"""Ground of the privacy tests: the watchlist of the pack, and the worked texts."""

import tomllib
from pathlib import Path

import pytest

from drempel.engines.privacy import load_watchlist

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def watchlist():
    return load_watchlist(ROOT / "schemes" / "brussels_vih")


@pytest.fixture(scope="session")
def bare():
    """The watchlist of a pack that has no words: only what has a form of its own."""
    return load_watchlist(ROOT / "tests" / "schemes" / "tiny_pack")


def worked_texts():
    for path in sorted((ROOT / "tests" / "cases" / "privacy").glob("*.toml")):
        for number, one in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["text"], 1):
            yield pytest.param(one, id=f"{path.stem}-{number}")


def pytest_generate_tests(metafunc):
    if "worked" in metafunc.fixturenames:
        metafunc.parametrize("worked", list(worked_texts()))


@pytest.fixture(scope="session")
def all_texts():
    return [(one.id, one.values[0]) for one in worked_texts()]
