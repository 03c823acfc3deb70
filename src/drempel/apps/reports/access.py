"""Who may open which address of the app `reports`: people of the association, about its own."""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import ASSOCIATION_ROLES

_OWN = allow(*ASSOCIATION_ROLES, own=True)
ACCESS: dict[str, Access] = {"figures": _OWN, "figure_detail": _OWN, "figures_file": _OWN}
