"""What every test gets: the gate against silent skips, and the tests importable as ``tests.…``."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

pytest_plugins = ["tests.tools.skip_gate"]
