"""Who may open which address of the app `consultation`."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
