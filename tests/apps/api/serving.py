"""A server that really listens, inside the transaction of a test.

The test's own thread answers while the program runs beside it: so the same works on both engines,
and nothing has to be taken out of tables that refuse it.
"""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections


@contextmanager
def kept_connection() -> Iterator[None]:
    """A server closes the connection after a request; the test goes on with its transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        return None


class Server:
    """Listens on a free port of this machine."""

    def __init__(self) -> None:
        self.server = WSGIServer(("127.0.0.1", 0), _Quiet)
        self.server.set_app(get_wsgi_application())
        self.server.timeout = 0.05
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def run(self, command: Sequence[str]) -> tuple[int, str, str]:
        """Run a program and answer it; returns its status, output and errors."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with kept_connection(), subprocess.Popen(command, text=True, **pipes) as program:
            while program.poll() is None:
                self.server.handle_request()
            said, errors = program.communicate()
        return program.returncode, said.strip(), errors

    def close(self) -> None:
        self.server.server_close()
