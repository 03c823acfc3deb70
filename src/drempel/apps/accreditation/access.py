"""Who may open which address of the app `accreditation`."""

from drempel.apps.kernel.access import Access

ACCESS: dict[str, Access] = {}
