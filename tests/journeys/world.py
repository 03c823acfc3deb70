"""A demonstration to walk through: made once, copied for each test that writes, served.

In: an empty folder and, for PostgreSQL, the DATABASE_URL of the run. Out: a ``World`` (folder,
database, what it holds) and, while served, a ``Site`` with its address.
"""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
DREMPEL = [sys.executable, "-m", "drempel.cli.main"]
FILL = [
    [sys.executable, str(ROOT / "tools" / "compile_translations.py")],
    [*DREMPEL, "migrate", "--verbosity", "0"],
    [*DREMPEL, "demo", "--verbosity", "0"],
]
LOOK_AROUND = "from tests.journeys.census import report; report()"
CENSUS = [*DREMPEL, "shell", "--verbosity", "0", "--command", LOOK_AROUND]


@dataclass(frozen=True)
class World:
    """folder: its DREMPEL_VAR. database: its DATABASE_URL. census: see ``census.py``."""

    folder: Path
    database: str
    census: dict[str, Any]


@dataclass(frozen=True)
class Site:
    """A world that is being served."""

    world: World
    address: str

    def person(self, role: str) -> dict[str, Any]:
        return self.world.census["people"][role]

    def page(self, role: str, name: str, variant: str = "") -> tuple[str, str]:
        """Where a role meets a page: the session of someone who can open it, and its path."""
        for walk in self.world.census["walks"][role]:
            for page in walk["pages"]:
                if page["name"] == name and variant in {page["variant"], ""}:
                    return walk["session"], page["path"]
        raise LookupError(f"no {role} can open {name} {variant} in the demonstration")

    def walks(
        self, role: str, *, without: Sequence[str] = (), among: Sequence[str] | None = None
    ) -> list[dict[str, Any]]:
        """The walks of a role, less the pages that one of some others walks too, or only those."""
        known = self.world.census["walks"]
        roles = without if among is None else among
        others = [page for one in roles for walk in known[one] for page in walk["pages"]]
        met = {(page["name"], page["variant"]) for page in others}

        def is_kept(page: dict[str, Any]) -> bool:
            return ((page["name"], page["variant"]) in met) == (among is not None)

        return [
            walk | {"pages": [page for page in walk["pages"] if is_kept(page)]}
            for walk in known[role]
        ]

    def count(self, table: str, condition: str = "1 = 1") -> int:
        """Rows of a table, read beside the product."""
        query = f"SELECT count(*) FROM {table} WHERE {condition}"
        if self.world.database.startswith("sqlite"):
            with contextlib.closing(sqlite3.connect(sqlite_file(self.world.folder))) as database:
                return int(database.execute(query).fetchone()[0])
        with _postgres(self.world.database) as database:
            return int(database.execute(query).fetchone()[0])


def environment(world: World, address: str = "") -> dict[str, str]:
    """The variables of a process of this world, whatever the test run itself has set."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("DREMPEL_")}
    return env | {
        "DJANGO_SETTINGS_MODULE": "drempel.config.settings.dev",
        "DREMPEL_VAR": str(world.folder),
        "DREMPEL_ADDRESS": address or "http://127.0.0.1:8000",
        "DATABASE_URL": world.database,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """One process at a time, of those that share the run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def sqlite_file(folder: Path) -> Path:
    return folder / "drempel.sqlite3"


def _is_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def _postgres(url: str) -> Any:
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is used

    return psycopg.connect(url, autocommit=True)


def _beside(name: str) -> str:
    """The address of another database of the same server."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _new_database(template: str = "") -> str:
    """Make a database, empty or as a copy; return its name."""
    name = f"drempel_journey_{uuid.uuid4().hex[:12]}"
    with _postgres(os.environ["DATABASE_URL"]) as server:
        server.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
    return name


def drop(world: World) -> None:
    """Leave nothing of a world behind."""
    if world.database.startswith("postgres"):
        name = urlsplit(world.database).path.lstrip("/")
        with _postgres(os.environ["DATABASE_URL"]) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    shutil.rmtree(world.folder, ignore_errors=True)


def _run(command: list[str], world: World) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env=environment(world), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def make_world(folder: Path) -> World:
    """Make the demonstration in ``folder``; the second to ask waits and finds it made."""
    ready = folder / "world.json"
    with locked(folder.with_suffix(".lock")):
        if ready.exists():
            kept = json.loads(ready.read_text("utf-8"))
            return World(folder, kept["database"], kept["census"])
        (folder / "static").mkdir(parents=True)
        database = (
            _beside(_new_database()) if _is_postgres() else f"sqlite:///{sqlite_file(folder)}"
        )
        world = World(folder, database, {})
        for command in FILL:
            _run(command, world)
        census = json.loads(_run(CENSUS, world))
        ready.write_text(json.dumps({"database": database, "census": census}), "utf-8")
        return replace(world, census=census)


def copy_world(world: World, folder: Path) -> World:
    """A world of its own: database, keys and the notes of the trail."""
    if _is_postgres():
        template = urlsplit(world.database).path.lstrip("/")
        # PostgreSQL copies a database only while nobody else looks at it.
        with locked(world.folder.with_suffix(".lock")):
            database = _beside(_new_database(template))
    else:
        database = f"sqlite:///{sqlite_file(folder)}"
    shutil.copytree(world.folder, folder, ignore=shutil.ignore_patterns("world.json"))
    return World(folder, database, world.census)


@contextlib.contextmanager
def served(world: World) -> Iterator[Site]:
    """Serve a world on a free port until the end of the block."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        command = [
            *(sys.executable, "-m", "gunicorn", "drempel.config.wsgi"),
            *("--bind", f"fd://{door.fileno()}", "--workers", "2", "--preload"),
            *("--log-level", "warning", "--no-control-socket", "--graceful-timeout", "2"),
        ]
        with (world.folder / "server.log").open("ab") as log:
            server = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment(world, address),
                pass_fds=[door.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            yield Site(world, address)
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def server_faults(world: World) -> list[str]:
    """What went wrong inside the server; refusals (4xx) are answers, not faults."""
    lines = (world.folder / "server.log").read_text("utf-8", errors="replace").splitlines()
    signs = ("Internal Server Error", "Traceback", "[CRITICAL]", "[ERROR]")
    return [line for line in lines if any(sign in line for sign in signs)]
