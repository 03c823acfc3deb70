"""Under CI=true a run with a skipped test is a failed run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
GOOD = "def test_good():\n    assert True\n"
SKIPPED = GOOD + "import pytest\n@pytest.mark.skip(reason='not now')\ndef test_later():\n    pass\n"
XFAIL = GOOD + "import pytest\n@pytest.mark.xfail\ndef test_bad():\n    assert False\n"
MODULE = "import pytest\npytest.skip('no such thing', allow_module_level=True)\n"


def run_pytest(folder: Path, files: dict[str, str], processes: str, ci: str) -> int:
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    env = {**os.environ, "CI": ci, "PYTHONPATH": str(HERE)}
    env["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("PYTEST_ADDOPTS", None)
    command = [sys.executable, "-m", "pytest", "-q", "-n", processes, "-p", "xdist"]
    command += ["-p", "skip_gate", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False).returncode


@pytest.mark.parametrize("processes", ["0", "1"])
@pytest.mark.parametrize("text", [SKIPPED, XFAIL])
def test_skip_fails_the_run_under_ci(tmp_path, text, processes):
    assert run_pytest(tmp_path, {"test_one.py": text}, processes, ci="true") == 1


@pytest.mark.parametrize("processes", ["0", "1"])
def test_module_that_skips_itself_fails_the_run_under_ci(tmp_path, processes):
    files = {"test_one.py": GOOD, "test_two.py": MODULE}
    assert run_pytest(tmp_path, files, processes, ci="true") == 1


def test_good_run_stays_good_under_ci(tmp_path):
    assert run_pytest(tmp_path, {"test_one.py": GOOD}, "0", ci="true") == 0


def test_skip_is_allowed_elsewhere(tmp_path):
    assert run_pytest(tmp_path, {"test_one.py": SKIPPED}, "0", ci="") == 0
