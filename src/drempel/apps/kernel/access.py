"""Who may open which address: one table, closed by default.

Every app writes its lines in its own ``access.py``; ``config.access`` joins them. An address
without a line is an error, in the tests and at run time. Whether a *record* is one's own is
asked by the selector that fetches it: someone else's id is simply not found.
"""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Access:
    """public: anyone. roles: signed in with one of these; empty: signed in.

    own: roles of an association see only their own records there.
    token: a program comes in with a token, which the view asks for; nobody does by signing in.
    """

    public: bool = False
    roles: frozenset[str] = frozenset()
    own: bool = False
    token: bool = False


PUBLIC = Access(public=True)
BY_TOKEN = Access(token=True)
SIGNED_IN = Access()


def allow(*roles: str, own: bool = False) -> Access:
    return Access(roles=frozenset(roles), own=own)


@cache
def access_table() -> dict[str, Access]:
    """Name of the address to its line."""
    table: dict[str, Access] = import_string(settings.ACCESS_TABLE)
    return table
