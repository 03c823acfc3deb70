"""Who may open which address of the app `funders`: people of the association, about its own."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
