"""Shared ground of the engine tests: packs, cases in TOML, the command line in process."""

import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from drempel.cli.main import main
from drempel.engines.scheme import Scheme, cached_scheme

TESTS = Path(__file__).resolve().parents[1]
REPOSITORY = TESTS.parent
PACK = REPOSITORY / "schemes" / "brussels_vih"
TINY = TESTS / "schemes" / "tiny_pack"

settings.register_profile(
    "engines",
    max_examples=500,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("engines")


class Answer(NamedTuple):
    """What a command gave: exit status, output and error stream."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return cached_scheme(str(PACK))


@pytest.fixture(scope="session")
def tiny() -> Scheme:
    return cached_scheme(str(TINY))


@pytest.fixture
def run(capsysbinary: Any, tmp_path: Path) -> Callable[..., Answer]:
    """Run the command line; case: an object that becomes the file of --case."""

    def _run(*words: str, case: Any = None) -> Answer:
        arguments = list(words)
        if case is not None:
            path = tmp_path / "case.json"
            path.write_text(case if isinstance(case, str) else json.dumps(case), encoding="utf-8")
            arguments += ["--case", str(path)]
        status = main(arguments)
        caught = capsysbinary.readouterr()
        return Answer(status, caught.out.decode(), caught.err.decode())

    return _run


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Copy the pack, with one text of one file replaced."""

    def _pack(file: str = "", old: str = "", new: str = "", count: int = 1) -> Path:
        folder = tmp_path / "pack"
        if not folder.exists():
            shutil.copytree(PACK, folder, ignore=shutil.ignore_patterns("letters"))
        if file:
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text, f"{old!r} is not in {file}"
            (folder / file).write_text(text.replace(old, new, count), encoding="utf-8")
        return folder

    return _pack


def load_cases(kind: str) -> list[Any]:
    """Read tests/cases/<kind>/*.toml as parameters of a test, named after their file."""
    paths = sorted((TESTS / "cases" / kind).glob("*.toml"))
    assert paths, f"no cases of {kind}"
    return [
        pytest.param(tomllib.loads(path.read_text(encoding="utf-8")), id=path.stem)
        for path in paths
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that takes ``award_file`` or ``deadline_file`` every case of its kind."""
    for name, kind in (("award_file", "award"), ("deadline_file", "deadlines")):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, load_cases(kind))
