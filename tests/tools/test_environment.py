"""The environment is made, filled or left alone for the right reasons."""

import os
import sys

import pytest

from bootstrap import environment, progress, stamps
from bootstrap.environment import work_to_do

WANTED = {"root": "/srv/drempel", "python": "3.11", "run": "aaa"}
PYPROJECT = """
[project]
name = "drempel"
dependencies = ["django"]
[tool.ruff]
line-length = 100
"""


def test_current_stamp_leaves_the_environment_alone():
    assert work_to_do(dict(WANTED), WANTED, "3.11", "run") == "nothing"


def test_a_run_environment_is_filled_up_for_tests():
    wanted = {**WANTED, "test": "bbb"}
    assert work_to_do(dict(WANTED), wanted, "3.11", "test") == "install"


def test_a_changed_lock_installs_again():
    assert work_to_do({**WANTED, "run": "old"}, WANTED, "3.11", "run") == "install"


def test_an_environment_without_stamp_is_kept_and_filled():
    assert work_to_do({}, WANTED, "3.11", "run") == "install"


@pytest.mark.parametrize("found", ["", "3.12"])
def test_a_missing_environment_or_another_python_makes_it_anew(found):
    assert work_to_do(dict(WANTED), WANTED, found, "run") == "make"


def test_a_moved_folder_makes_it_anew():
    assert work_to_do({**WANTED, "root": "/elsewhere"}, WANTED, "3.11", "run") == "make"


@pytest.mark.parametrize("line", ["version = 3.12.1", "version_info = 3.12.1.final.0"])
def test_the_python_of_an_environment_is_read_from_its_configuration(tmp_path, line):
    (tmp_path / "pyvenv.cfg").write_text(f"home = /usr/bin\n{line}\n", encoding="utf-8")
    assert environment.python_of(tmp_path) == "3.12"


def test_no_environment_has_no_python(tmp_path):
    assert environment.python_of(tmp_path) == ""
    assert environment.usable_version(tmp_path) == ""


@pytest.mark.skipif(os.name == "nt", reason="links to a program are a thing of POSIX")
def test_an_environment_whose_python_is_gone_is_not_usable(tmp_path):
    venv = tmp_path / environment.FOLDER
    (venv / "bin").mkdir(parents=True)
    (venv / "pyvenv.cfg").write_text("version = 3.11.2\n", encoding="utf-8")
    (venv / "bin" / "python").symlink_to(tmp_path / "gone")
    assert environment.usable_version(tmp_path) == ""
    (tmp_path / "gone").touch()
    assert environment.usable_version(tmp_path) == "3.11"


def test_a_python_without_ensurepip_stops_before_it_touches_anything(tmp_path, monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(progress.SetupError, match=r"apt-get install python3\.\d+-venv"):
        environment.make(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_environment_does_not_replace_itself(tmp_path, monkeypatch):
    (tmp_path / environment.FOLDER).mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / environment.FOLDER))
    with pytest.raises(progress.SetupError, match="start with another one"):
        environment.make(tmp_path)
    assert (tmp_path / environment.FOLDER).exists()


def put(root, pyproject, lock):
    (root / "requirements").mkdir(exist_ok=True)
    (root / "pyproject.toml").write_text(pyproject, encoding="utf-8")
    (root / "requirements" / "run.lock").write_text(lock, encoding="utf-8")
    return stamps.install_fingerprint(root, "run")


def test_lock_and_package_tables_decide_what_is_installed(tmp_path):
    first = put(tmp_path, PYPROJECT, "django==5.2")
    assert put(tmp_path, PYPROJECT, "django==5.2") == first
    assert put(tmp_path, PYPROJECT, "django==5.3") != first
    assert put(tmp_path, PYPROJECT.replace('"django"', '"django>5"'), "django==5.2") != first
    assert put(tmp_path, PYPROJECT.replace("100", "90"), "django==5.2") == first


def test_a_broken_stamp_is_no_stamp(tmp_path):
    file = tmp_path / "stamp.json"
    assert stamps.read_stamp(file) == {}
    for content in ("{half", "[1]", ""):
        file.write_text(content, encoding="utf-8")
        assert stamps.read_stamp(file) == {}
    stamps.write_stamp(file, {"run": "aaa"})
    assert stamps.read_stamp(file) == {"run": "aaa"}
    assert [path.name for path in tmp_path.iterdir()] == ["stamp.json"]


def test_a_failing_step_shows_the_end_of_its_output_and_the_hint(tmp_path):
    command = [sys.executable, "-c", "print('first'); print('last words'); raise SystemExit(3)"]
    with pytest.raises(progress.SetupError) as caught:
        progress.call(command, hint="Is there a network?", cwd=tmp_path)
    assert "last words" in str(caught.value)
    assert str(caught.value).endswith("Is there a network?")
