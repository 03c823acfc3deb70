"""Pages of the import and of the exports of everything."""

from drempel.apps.imports.views.exports import my_export_file, my_exports
from drempel.apps.imports.views.imports import (
    import_columns,
    import_detail,
    import_faults,
    import_source_remove,
    import_start,
    import_template,
    import_undo,
    import_values,
)

__all__ = [
    "import_columns",
    "import_detail",
    "import_faults",
    "import_source_remove",
    "import_start",
    "import_template",
    "import_undo",
    "import_values",
    "my_export_file",
    "my_exports",
]
