"""Who may open which address of the app `imports`."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
