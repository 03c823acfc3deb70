"""Reading dossiers and accreditations; what a person may not see is simply not found."""

from drempel.apps.accreditation.selectors.accreditations import (
    accreditation_by_reference,
    accredited_intervals,
    current_accreditation,
    visible_accreditations,
)
from drempel.apps.accreditation.selectors.dossiers import (
    dossier_by_reference,
    open_dossier_of,
    visible_dossiers,
)
from drempel.apps.accreditation.selectors.tasks import Task, dossier_tasks, open_tasks

__all__ = [
    "Task",
    "accreditation_by_reference",
    "accredited_intervals",
    "current_accreditation",
    "dossier_by_reference",
    "dossier_tasks",
    "open_dossier_of",
    "open_tasks",
    "visible_accreditations",
    "visible_dossiers",
]
