"""Answers of the test client, let go of without touching the database they came from."""

from typing import Any

from django.core.signals import request_finished
from django.db import close_old_connections


def let_go(response: Any) -> None:
    """Close an answer, also one whose file was not read to its end.

    Closing tells that the request is over, upon which Django closes connections that seem old; in
    a test that is the one connection that holds the world, and on PostgreSQL it would be gone.
    """
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)
