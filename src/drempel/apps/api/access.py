"""Who may open which address of the app `api`.

Behind ``api`` stand all operations: each asks for a token, which says whose records they are.
"""

from drempel.apps.kernel.access import BY_TOKEN, PUBLIC, Access, allow
from drempel.apps.kernel.roles import MANAGER

ACCESS: dict[str, Access] = {
    "api": BY_TOKEN,
    "api_docs": PUBLIC,
    "api_document": PUBLIC,
    "api_tokens": allow(MANAGER, own=True),
    "api_token_new": allow(MANAGER, own=True),
    "api_token_revoke": allow(MANAGER, own=True),
}
