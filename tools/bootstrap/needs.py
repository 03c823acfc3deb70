"""What some tests need from the machine, and the Debian package that brings it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Mapping
from urllib.parse import urlsplit

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_chromium(env: Mapping[str, str]) -> str:
    """Return the path of a Chromium, from DREMPEL_CHROMIUM or the PATH; empty when there is none."""
    named = env.get("DREMPEL_CHROMIUM", "")
    if named:
        return named if os.access(named, os.X_OK) else ""
    found = (shutil.which(name, path=env.get("PATH")) for name in CHROMIUM_NAMES)
    return next((path for path in found if path), "")


def has_fonts() -> bool:
    """Tell whether the machine has a font to draw a page with; other systems than Linux have."""
    lister = shutil.which("fc-list")
    if lister is None:
        return os.name == "nt" or os.path.isdir("/System/Library/Fonts")
    return bool(subprocess.run([lister], capture_output=True, check=False).stdout.strip())


def missing_for_browser(env: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line for each thing that the browser tests need and this machine lacks."""
    lines = []
    if not find_chromium(env):
        lines.append(
            "no Chromium found: apt-get install chromium, or set DREMPEL_CHROMIUM to its path"
        )
    if not has_fonts():
        lines.append("no fonts found: apt-get install fonts-liberation fontconfig")
    return tuple(lines)


def missing_for_database(url: str) -> tuple[str, ...]:
    """Return a line when ``url`` asks for a PostgreSQL that does not answer."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.hostname:
        return ()
    address = (parts.hostname, parts.port or 5432)
    try:
        socket.create_connection(address, timeout=5).close()
    except OSError:
        return (
            f"DATABASE_URL names a PostgreSQL at {address[0]}:{address[1]}, but nothing answers "
            "there: start it, or apt-get install postgresql",
        )
    return ()
