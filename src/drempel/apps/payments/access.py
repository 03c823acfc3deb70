"""Who may open which address of payments."""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES, ASSOCIATION_ROLES, CASE_OFFICER

ACCESS: dict[str, Access] = {
    "payment_list": allow(*ADMINISTRATION_ROLES, *ASSOCIATION_ROLES, own=True),
    "notify_award": allow(CASE_OFFICER),
}
