"""Who may open which address of the app `consultation`: the catalogue is public, the sector talks."""

from drempel.apps.kernel.access import PUBLIC, Access, allow
from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ASSOCIATION_ROLES,
    CASE_OFFICER,
    HEAD_OF_UNIT,
    INFORMATION_CENTRE,
    MANAGER,
)

_SECTOR = allow(*ASSOCIATION_ROLES, *ADMINISTRATION_ROLES, INFORMATION_CENTRE)
_SPEAKERS = allow(*ASSOCIATION_ROLES, CASE_OFFICER, HEAD_OF_UNIT)
ACCESS: dict[str, Access] = {
    "indicator_list": PUBLIC,
    "indicator_changes": PUBLIC,
    "indicator_detail": PUBLIC,
    "proposal_list": _SECTOR,
    "proposal_detail": _SECTOR,
    "burden": _SECTOR,
    "proposal_new": _SPEAKERS,
    "proposal_comment": _SPEAKERS,
    "proposal_answer": allow(CASE_OFFICER, HEAD_OF_UNIT),
    "proposal_pilot": allow(MANAGER),
    "proposal_step": _SPEAKERS,
}
