"""Who may open which address of dossiers and accreditations."""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ASSOCIATION_ROLES,
    CASE_OFFICER,
    FINANCE_INSPECTOR,
    HEAD_OF_UNIT,
    MANAGER,
)

READERS = allow(*ADMINISTRATION_ROLES, *ASSOCIATION_ROLES, own=True)
WRITERS = allow(*ASSOCIATION_ROLES, CASE_OFFICER, own=True)

ACCESS: dict[str, Access] = {
    "dossier_start": allow(*ASSOCIATION_ROLES, own=True),
    "dossier_start_paper": allow(CASE_OFFICER),
    "dossier_list": READERS,
    "dossier_detail": READERS,
    "dossier_tasks": WRITERS,
    "dossier_section": WRITERS,
    "dossier_check": WRITERS,
    "dossier_receipt": READERS,
    "dossier_step": allow(MANAGER, CASE_OFFICER, FINANCE_INSPECTOR, HEAD_OF_UNIT, own=True),
    "accreditation_list": READERS,
    "accreditation_detail": READERS,
    "accreditation_step": allow(HEAD_OF_UNIT),
}
