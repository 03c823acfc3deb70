"""Who may open which address of the app `offline`.

The page and its files are public: a device keeps them, they are the same for everyone and hold
nothing about anybody; whether someone is signed in is told to whoever asks for themselves. What is fetched and sent belongs to the person who signed in.
"""

from drempel.apps.kernel.access import PUBLIC, Access, allow
from drempel.apps.kernel.roles import MANAGER, WORKER

_PEOPLE = allow(WORKER, MANAGER, own=True)

ACCESS: dict[str, Access] = {
    "offline_app": PUBLIC,
    "offline_worker": PUBLIC,
    "offline_manifest": PUBLIC,
    "offline_words": PUBLIC,
    "offline_session": PUBLIC,
    "offline_kinds": _PEOPLE,
    "offline_data": _PEOPLE,
    "offline_key": _PEOPLE,
    "offline_sync": _PEOPLE,
    "offline_choose": _PEOPLE,
    "conflict_list": _PEOPLE,
}
