"""Who may open which address of the app `documents`."""

from drempel.apps.kernel.access import PUBLIC, Access, allow
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES, ASSOCIATION_ROLES

ACCESS: dict[str, Access] = {
    "letter_file": allow(*ADMINISTRATION_ROLES, *ASSOCIATION_ROLES, own=True),
    "verify": PUBLIC,
    "verify_code": PUBLIC,
}
