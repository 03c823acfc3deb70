"""Who may open which address of the app `accounts`."""

from drempel.apps.kernel.access import PUBLIC, SIGNED_IN, Access, allow
from drempel.apps.kernel.roles import ADMINISTRATOR

_ADMINISTRATOR = allow(ADMINISTRATOR)

ACCESS: dict[str, Access] = {
    "sign_in": PUBLIC,
    "sign_out": PUBLIC,
    "set_password": PUBLIC,
    "account": SIGNED_IN,
    "password_change": SIGNED_IN,
    "people": _ADMINISTRATOR,
    "person_create": _ADMINISTRATOR,
    "person_detail": _ADMINISTRATOR,
    "person_link": _ADMINISTRATOR,
    "person_deactivate": _ADMINISTRATOR,
    "person_activate": _ADMINISTRATOR,
    "role_grant": _ADMINISTRATOR,
    "role_take": _ADMINISTRATOR,
}
