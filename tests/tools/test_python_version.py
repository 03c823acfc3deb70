"""An unsupported Python gets one clear line."""

import ast
from pathlib import Path

import pytest

from bootstrap import python_version

ROOT = Path(__file__).resolve().parents[2]
TOO_NEW_FOR_OLD_PYTHONS = (
    ast.JoinedStr,
    ast.AnnAssign,
    ast.NamedExpr,
    ast.AsyncFunctionDef,
    ast.Match,
    ast.Nonlocal,
    ast.Starred,
)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (3, 13, 0), (3, 14, 9)])
def test_supported_python_has_no_complaint(version):
    assert python_version.version_complaint(version, "run") is None


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13), (3, 15, 0), (4, 0, 0)])
def test_other_python_gets_one_line_that_says_what_to_install(version):
    line = python_version.version_complaint(version, "test")
    assert "\n" not in line
    assert "3.11 to 3.14" in line
    assert python_version.dotted(version) in line
    assert "apt-get install python3" in line
    assert line.endswith("python3.11 test")


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_missing_ensurepip_names_the_package_of_that_python(minor):
    line = python_version.ensurepip_complaint((3, minor, 2))
    assert f"apt-get install python3.{minor}-venv" in line
    assert "\n" not in line


def test_the_range_is_the_one_of_the_package():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    newest = python_version.NEWEST
    after = (newest[0], newest[1] + 1)
    wanted = f">={python_version.dotted(python_version.OLDEST)},<{python_version.dotted(after)}"
    assert f'requires-python = "{wanted}"' in text


@pytest.mark.parametrize(
    "name", ["run", "test", "tools/bootstrap/__init__.py", "tools/bootstrap/python_version.py"]
)
def test_what_an_old_python_reads_has_old_syntax(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.isascii()
    for node in ast.walk(ast.parse(text)):
        assert not isinstance(node, TOO_NEW_FOR_OLD_PYTHONS), ast.dump(node)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not node.args.kwonlyargs
            assert not any(arg.annotation for arg in node.args.args)


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_version_is_checked_before_anything_newer_is_read(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    imports = [line.strip() for line in lines if line.strip().startswith(("import ", "from "))]
    assert imports[:3] == ["import os", "import sys", "from bootstrap import python_version"]
    check = next(i for i, line in enumerate(lines) if "stop_unless_supported" in line)
    later = next(i for i, line in enumerate(lines) if f"import {name}_command" in line)
    assert check < later
