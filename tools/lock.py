"""Renew the hashed lock files from pyproject.toml: ``python tools/lock.py [--upgrade]``.

Needs uv (``pip install uv``); people who only run or test Drempel do not. Without --upgrade the
versions already locked are kept where they still fit.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "run": (),
    "test": ("--extra", "test", "--constraint", "requirements/run.lock"),
    "bench": ("--extra", "bench", "--constraint", "requirements/run.lock"),
}


def compile_command(uv: str, name: str) -> list[str]:
    """Return the uv command that writes one lock, with hashes and without an index address."""
    return [
        *(uv, "pip", "compile", "pyproject.toml", *LOCKS[name]),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"),
        *("--custom-compile-command", "python tools/lock.py"),
        *("--quiet", "--output-file", f"requirements/{name}.lock"),
    ]


def main(options: list[str]) -> int:
    """Write the locks; the others take over every version of the run lock."""
    found = shutil.which("uv", path=f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        print("uv is missing: pip install uv", file=sys.stderr)
        return 2
    for name in LOCKS:
        subprocess.run([*compile_command(found, name), *options], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
