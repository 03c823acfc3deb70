"""A database of its own for each measurement, on either engine, gone afterwards."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bootstrap.environment import ROOT, script
from bootstrap.progress import SetupError

_SQL = (
    "import psycopg, sys\n"
    "with psycopg.connect(sys.argv[1], autocommit=True) as c:\n"
    "    for statement in sys.argv[2:]:\n"
    "        c.execute(statement)\n"
)


def _execute(url: str, *statements: str) -> None:
    """Run statements on a PostgreSQL with the driver of the environment."""
    command = [str(script(ROOT, "python")), "-c", _SQL, url, *statements]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise SetupError(f"PostgreSQL refused: {done.stderr.strip().splitlines()[-1]}")


@contextmanager
def own(url: str, folder: Path, size: int) -> Iterator[str]:
    """Give the address of a new database; ``url`` names a PostgreSQL, or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    name = f"{parts.path.strip('/') or 'drempel'}_bench_{size}"
    drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
    # The database that DATABASE_URL names stays untouched; it need not exist.
    server = urlunsplit(parts._replace(path="/postgres"))
    _execute(server, drop, f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        _execute(server, drop)
