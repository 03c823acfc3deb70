"""Who may open which address of the app `households`."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
