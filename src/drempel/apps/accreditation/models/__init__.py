"""Dossiers that ask for an accreditation, and the accreditations that they lead to."""

from drempel.apps.accreditation.models.accreditation import (
    Accreditation,
    AccreditationLine,
    Suspension,
)
from drempel.apps.accreditation.models.dossier import (
    Dossier,
    DossierLine,
    DossierOpinion,
    ItemRequest,
)

__all__ = [
    "Accreditation",
    "AccreditationLine",
    "Dossier",
    "DossierLine",
    "DossierOpinion",
    "ItemRequest",
    "Suspension",
]
