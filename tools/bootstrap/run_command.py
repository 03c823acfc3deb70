"""The command ./run: set up, fill the database, serve."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from bootstrap.environment import ROOT, prepare, script
from bootstrap.progress import SetupError


def parser() -> argparse.ArgumentParser:
    """Describe the options of ./run."""
    arguments = argparse.ArgumentParser(
        prog="run",
        description="Start Drempel with its demonstration on this computer.",
        epilog="DATABASE_URL=postgres://user:password@host:5432/name uses PostgreSQL "
        "instead of the embedded database in var/.",
    )
    arguments.add_argument("--host", default="127.0.0.1", help="address to listen on")
    arguments.add_argument("--port", type=int, default=8000, help="port to listen on")
    arguments.add_argument("--setup", action="store_true", help="set up, do not serve")
    arguments.add_argument(
        "--no-demo", action="store_true", help="leave the demonstration out of a new database"
    )
    arguments.add_argument(
        "--server",
        choices=["gunicorn", "django"],
        default="django" if os.name == "nt" else "gunicorn",
        help="gunicorn does not exist on Windows: there Django's own server, for trying out only",
    )
    return arguments


def main(argv: Sequence[str]) -> int:
    """Set up with this Python, then become the server in the virtual environment."""
    parser().parse_args(argv)  # a wrong option ends here, before any work
    try:
        prepare("run")
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drempel.config.settings.dev")
    command = [str(script(ROOT, "python")), str(ROOT / "tools" / "serve.py"), *argv]
    sys.stdout.flush()
    if os.name == "nt":  # exec on Windows would give the prompt back at once
        try:
            return subprocess.call(command, cwd=ROOT)
        except KeyboardInterrupt:
            return 0
    os.chdir(ROOT)
    os.execv(command[0], command)
