"""Two people let one dwelling at the same moment: exactly one stay is stored, on both databases."""

import json
import os
import subprocess
import sys
from pathlib import Path

from drempel.config.settings.base import ROOT

PROGRAM = Path(__file__).with_name("letting.py")


def test_of_two_stays_that_share_a_day_exactly_one_is_stored(empty_database, tmp_path):
    env = os.environ | {
        "DATABASE_URL": empty_database,
        "DREMPEL_VAR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "drempel.config.settings.test",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(PROGRAM)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    for found in told["together"]:
        assert found in (["occupied", "stored"], ["database", "stored"]), told["together"]
    assert told["stays"] == len(told["together"]) > 1
    assert told["touching"] == ["stored", "stored"]
    # Past every service, the database itself lets one in.
    assert told["raw"] == ["refused", "stored"]
    assert told["raw_stays"] == 1
    assert told["finding"] == "None"
