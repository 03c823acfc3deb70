"""Who may open which address of the app `sector`: the administration; the public what was released."""

from drempel.apps.kernel.access import PUBLIC, Access, allow
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES, CASE_OFFICER, HEAD_OF_UNIT

_READERS = allow(*ADMINISTRATION_ROLES)
ACCESS: dict[str, Access] = {
    "sector_report": _READERS,
    "sector_figure": _READERS,
    "sector_file": _READERS,
    "sector_log": _READERS,
    "sector_compute": allow(CASE_OFFICER, HEAD_OF_UNIT),
    "sector_release": allow(HEAD_OF_UNIT),
    "sector_public": PUBLIC,
    "sector_public_figure": PUBLIC,
}
