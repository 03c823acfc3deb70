"""Who may open which address of awards."""

from drempel.apps.kernel.access import PUBLIC, Access, allow
from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ASSOCIATION_ROLES,
    CASE_OFFICER,
    FINANCE_INSPECTOR,
    HEAD_OF_UNIT,
)

READERS = allow(*ADMINISTRATION_ROLES, *ASSOCIATION_ROLES, own=True)

ACCESS: dict[str, Access] = {
    "calculator": PUBLIC,
    "award_list": READERS,
    "award_detail": READERS,
    "award_calculate": allow(CASE_OFFICER),
    "award_calculate_year": allow(CASE_OFFICER),
    "award_step": allow(CASE_OFFICER, FINANCE_INSPECTOR, HEAD_OF_UNIT),
}
