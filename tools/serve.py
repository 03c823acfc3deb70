"""The second half of ./run, inside the virtual environment: database, demonstration, server.

One process does it all and then becomes the server: starting Python again for each step would
cost a second every time.
"""

import io
import os
import socket
import sys
from argparse import Namespace
from collections.abc import Callable

import django

from bootstrap.environment import ROOT
from bootstrap.progress import SetupError, step
from bootstrap.run_command import parser
from bootstrap.translations import compile_stale


def check_port_is_free(host: str, port: int) -> None:
    """SetupError with one line when the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        if os.name != "nt":
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise SetupError(
                f"Cannot listen on {host}:{port} ({reason}): try ./run --port {port + 1}"
            ) from error


def check_database_url(url: str) -> None:
    """SetupError with one line when DATABASE_URL cannot be understood."""
    from drempel.config.database import database_from_url  # noqa: PLC0415 - not for --help

    try:
        if url:
            database_from_url(url)
    except ValueError as error:
        raise SetupError(str(error)) from error


def migrate() -> None:
    """Bring the database to the newest shape; only looks when it is there already."""
    from django.conf import settings  # noqa: PLC0415 - after the settings are known
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415
    from django.db.utils import OperationalError  # noqa: PLC0415

    if connection.vendor == "sqlite":
        os.makedirs(os.path.dirname(settings.DATABASES["default"]["NAME"]) or ".", exist_ok=True)
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise SetupError(f"The database cannot be opened: {error}".strip()) from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with step("Bringing the database up to date"):
            call_command("migrate", interactive=False, verbosity=0)


def load_demonstration() -> None:
    """Load the demonstration into an empty database; leave any other database alone."""
    from django.core.management import call_command  # noqa: PLC0415 - needs django.setup()

    from drempel.demo.loading import LoadRefused, check_is_empty  # noqa: PLC0415

    try:
        check_is_empty()
    except LoadRefused:
        return
    with step("Loading the demonstration"):  # the command loads all of it or nothing
        call_command("demo", if_empty=True, verbosity=0, stdout=io.StringIO())


def collect_static() -> None:
    """Gather static files where the settings do not serve them from where they are."""
    from django.conf import settings  # noqa: PLC0415 - after the settings are known
    from django.core.management import call_command  # noqa: PLC0415

    if not settings.STATIC_ROOT:
        return
    os.makedirs(settings.STATIC_ROOT, exist_ok=True)
    if getattr(settings, "WHITENOISE_USE_FINDERS", False):
        return
    with step("Collecting static files"):
        call_command("collectstatic", interactive=False, verbosity=0)


def set_up(options: Namespace) -> None:
    """Do every step up to serving; each is left out when there is nothing to do."""
    if not options.setup:
        check_port_is_free(options.host, options.port)
    check_database_url(os.environ.get("DATABASE_URL", ""))
    compile_stale(ROOT)
    django.setup()
    migrate()
    if not options.no_demo:
        load_demonstration()
    collect_static()


def announce(options: Namespace) -> None:
    """Print where Drempel is and, with the demonstration, who can sign in."""
    from django.core.management import call_command  # noqa: PLC0415 - needs django.setup()

    from drempel.apps.kernel.installation import is_demonstration  # noqa: PLC0415

    if is_demonstration():
        call_command("demo", accounts=True)
    host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"\nDrempel is at http://{host}:{options.port}/ (stop with Ctrl-C)", flush=True)


def serve_with_django(options: Namespace) -> None:
    """Serve with Django's own threaded server: for trying out, where gunicorn does not exist."""
    from django.core.servers.basehttp import run  # noqa: PLC0415 - needs django.setup()

    from drempel.config.wsgi import application  # noqa: PLC0415

    def listening(_port: int) -> None:
        print("This is Django's own server: for trying out, not for an office.")
        announce(options)

    run(
        options.host,
        options.port,
        application,
        ipv6=":" in options.host,
        threading=True,
        on_bind=listening,
    )


def serve_with_gunicorn(options: Namespace) -> None:
    """Serve with two gunicorn workers, forked from this process that has Django loaded."""
    from django.db import connections  # noqa: PLC0415 - needs django.setup()
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - absent on Windows

    host = f"[{options.host}]" if ":" in options.host else options.host

    class Server(BaseApplication):
        """gunicorn, told what to do by this program and by no file or command line."""

        def load_config(self) -> None:
            """Two workers; quiet unless something is wrong."""
            self.cfg.set("bind", f"{host}:{options.port}")
            self.cfg.set("workers", 2)
            self.cfg.set("preload_app", True)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("control_socket_disable", True)
            self.cfg.set("when_ready", lambda _server: announce(options))
            self.cfg.set("pre_fork", lambda _server, _worker: connections.close_all())

        def load(self) -> Callable[..., object]:
            """Return the WSGI application, its pages read once before the workers part."""
            from django.urls import get_resolver  # noqa: PLC0415

            from drempel.config.wsgi import application  # noqa: PLC0415

            _ = get_resolver().url_patterns
            return application

    Server().run()


def main(argv: list[str]) -> int:
    """Set up, then serve until stopped."""
    options = parser().parse_args(argv)
    try:
        set_up(options)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if options.setup:
        print("Drempel is set up: ./run starts it.")
        return 0
    try:
        (serve_with_gunicorn if options.server == "gunicorn" else serve_with_django)(options)
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
