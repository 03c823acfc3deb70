"""Who may open which address of the app `households`: people of the association, about its own."""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import ASSOCIATION_ROLES

_OWN = allow(*ASSOCIATION_ROLES, own=True)
ACCESS: dict[str, Access] = {
    "household_list": _OWN,
    "household_new": _OWN,
    "next_steps": _OWN,
    "household_thread": _OWN,
    "household_link": _OWN,
    "household_unlink": _OWN,
    "right_unanswered": _OWN,
}
