"""The lock files: every package pinned and hashed, no index address, current with pyproject."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([a-z0-9][a-z0-9-]*)==([^ ;\\]+)( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def lines_of(name: str) -> list[str]:
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def pins(name: str) -> dict[str, str]:
    found = (PIN.match(line) for line in lines_of(name))
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("name", ["run", "test", "bench"])
def test_every_line_is_a_pin_or_a_hash_of_one(name):
    lines = lines_of(name)
    wrong = [line for line in lines if not (PIN.match(line) or HASH.match(line))]
    assert wrong == []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.endswith("\\"):
            assert HASH.match(following), f"{line} is followed by no hash"


@pytest.mark.parametrize("name", ["run", "test", "bench"])
def test_no_address_of_any_kind(name):
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    for word in ("://", "file:", "index", "find-links", "@"):
        assert word not in text.lower()


def test_tests_run_on_the_versions_that_are_served():
    run = pins("run")
    assert run
    for others in (pins("test"), pins("bench")):
        assert {name: others.get(name) for name in run} == run


def wanted(name: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"].get(name, [])
    return [*project["dependencies"], *extra]


@pytest.mark.parametrize("name", ["run", "test", "bench"])
def test_locks_satisfy_what_the_project_asks(name):
    locked = pins(name)
    for text in wanted(name):
        requirement = Requirement(text)
        version = locked.get(canonicalize_name(requirement.name))
        assert version, f"{text} is not in {name}.lock: python tools/lock.py"
        assert requirement.specifier.contains(version, prereleases=True), f"{text}: {version}"


def test_build_back_end_is_locked_because_the_build_is_not_isolated():
    assert {"hatchling", "editables"} <= set(pins("run"))
