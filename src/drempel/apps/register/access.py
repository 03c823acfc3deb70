"""Who may open which address of the app `register`: everybody."""

from drempel.apps.kernel.access import PUBLIC, Access

ACCESS: dict[str, Access] = {
    "register": PUBLIC,
    "register_json": PUBLIC,
    "register_totals": PUBLIC,
    "register_accredited": PUBLIC,
    "register_association": PUBLIC,
}
