"""Who may open which address of the app `funders`: people of the association, about its own."""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import ASSOCIATION_ROLES

_OWN = allow(*ASSOCIATION_ROLES, own=True)
_NAMES = ("funder_list", "funder_detail", "funder_print", "funder_file", "funder_line")
ACCESS: dict[str, Access] = dict.fromkeys(_NAMES, _OWN)
