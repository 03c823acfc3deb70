"""Who may open which address of the app `associations`."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
