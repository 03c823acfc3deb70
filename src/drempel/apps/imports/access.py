"""Who may open which address of the app `imports`: those who do the work of an association."""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import ASSOCIATION_ROLES

_OWN = allow(*ASSOCIATION_ROLES, own=True)

ACCESS: dict[str, Access] = {
    **dict.fromkeys(("import_start", "import_template", "import_source_remove"), _OWN),
    **dict.fromkeys(("import_detail", "import_columns", "import_values"), _OWN),
    **dict.fromkeys(("import_faults", "import_undo"), _OWN),
    **dict.fromkeys(("my_exports", "my_export_file"), _OWN),
}
