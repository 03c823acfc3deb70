"""No trace in the bytes of any file: the database, its log, what stands beside it, and backups."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What ``burning.py`` found in an installation of its own."""
    folder = tmp_path_factory.mktemp("burning")
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.apps.privacy.burning"],
        cwd=ROOT,
        env=environment | {"DREMPEL_VAR": str(folder), "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_texts_stood_in_the_files_before(found):
    """The search below would see a trace: the full database and its copies show many."""
    assert len(found["filled"]) > 20
    assert found["newer copy"] > 20


def test_nothing_is_left_in_any_byte_of_any_file(found):
    assert found["emptied"] == []


def test_a_backup_older_than_the_rule_is_gone(found):
    assert found["older copy"] is False


def test_a_newer_backup_restored_is_emptied_by_the_next_run(found):
    assert found["restored"] > 20
    assert found["emptied again"] == []
