"""Pages of dossiers and accreditations."""

from drempel.apps.accreditation.views.accreditations import (
    accreditation_detail,
    accreditation_list,
    accreditation_step,
)
from drempel.apps.accreditation.views.application import (
    dossier_check,
    dossier_receipt,
    dossier_section,
    dossier_start,
    dossier_start_paper,
    dossier_tasks,
)
from drempel.apps.accreditation.views.dossiers import dossier_detail, dossier_list, dossier_step

__all__ = [
    "accreditation_detail",
    "accreditation_list",
    "accreditation_step",
    "dossier_check",
    "dossier_detail",
    "dossier_list",
    "dossier_receipt",
    "dossier_section",
    "dossier_start",
    "dossier_start_paper",
    "dossier_step",
    "dossier_tasks",
]
