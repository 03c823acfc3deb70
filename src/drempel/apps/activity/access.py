"""Who may open which address of the app `activity`."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
