"""Who may open which address of the demonstration."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
