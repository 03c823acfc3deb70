"""Who may open which address of the app `desk`."""

from drempel.apps.kernel.access import PUBLIC, SIGNED_IN, Access, allow
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES, ASSOCIATION_ROLES

ACCESS: dict[str, Access] = {
    "home": PUBLIC,
    "start": SIGNED_IN,
    "desk": SIGNED_IN,
    "my_association": allow(*ASSOCIATION_ROLES, own=True),
    "campaign": allow(*ADMINISTRATION_ROLES),
}
