"""Keys that stand outside the database: made once, readable by the owner only."""

import os
import secrets
from pathlib import Path


def key_file(path: Path) -> str:
    """Return the key in ``path``; make one of 256 random bits when there is none yet."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = secrets.token_hex(32)
    try:
        # O_EXCL: of two processes that start together, one makes the key and both use it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(made + "\n")
    return made


def secret_key(folder: Path) -> str:
    """The key that signs sessions, from the environment or from ``folder``."""
    return os.environ.get("DREMPEL_SECRET_KEY") or key_file(folder / "session.key")
