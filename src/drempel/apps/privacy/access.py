"""Who may open which address of the app `privacy`.

The administration sees numbers. The log and the terms are for everyone of the association; a copy
holds what is kept for social workers; what erases is for the manager.
"""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ASSOCIATION_ROLES,
    MANAGER,
    WORKER,
)

ACCESS: dict[str, Access] = {
    "activity_totals": allow(*ADMINISTRATION_ROLES),
    "held_data": allow(*ASSOCIATION_ROLES, own=True),
    "access_log": allow(*ASSOCIATION_ROLES, own=True),
    "retention": allow(MANAGER, own=True),
    "subject_export": allow(WORKER, own=True),
    "household_anonymise": allow(MANAGER, own=True),
}
