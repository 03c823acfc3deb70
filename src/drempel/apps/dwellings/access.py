"""Who may open which address of the app `dwellings`: people of the association, about its own."""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import ASSOCIATION_ROLES

_OWN = allow(*ASSOCIATION_ROLES, own=True)
ACCESS: dict[str, Access] = {
    "unit_list": _OWN,
    "unit_calendar": _OWN,
    "occupancy": _OWN,
    "stay_new": _OWN,
    "stay_end": _OWN,
}
