"""Stamps: a step is left out when what it was made from has not changed.

A stamp is a small JSON file, written last, so that a broken step is done again.
"""

import hashlib
import json
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path], *extra: str) -> str:
    """Digest the names and contents of ``files``, in order of name, and ``extra``."""
    digest = hashlib.sha256()
    for text in extra:
        digest.update(text.encode() + b"\0")
    for file in sorted(files):
        digest.update(file.as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def packaging_tables(pyproject: str) -> str:
    """Return the parts of pyproject.toml that decide what is installed, in a stable form."""
    tables = tomllib.loads(pyproject)
    kept = {
        "build-system": tables.get("build-system"),
        "project": tables.get("project"),
        "hatch": tables.get("tool", {}).get("hatch"),
    }
    return json.dumps(kept, sort_keys=True)


def install_fingerprint(root: Path, lock: str) -> str:
    """Digest what an installation of ``requirements/<lock>.lock`` is made from."""
    pyproject = (root / "pyproject.toml").read_text(encoding="utf-8")
    content = (root / "requirements" / f"{lock}.lock").read_bytes()
    return fingerprint([], hashlib.sha256(content).hexdigest(), packaging_tables(pyproject))


def read_stamp(path: Path) -> dict[str, str]:
    """Return the stamp, empty when there is none or it cannot be read."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(path: Path, stamp: dict[str, str]) -> None:
    """Replace the stamp in one move."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(stamp, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    draft.replace(path)
