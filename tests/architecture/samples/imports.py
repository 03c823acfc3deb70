"""Addresses with arguments of the app `imports`: name to a function (world, house) -> samples."""

from collections.abc import Callable
from typing import Any

from drempel.apps.imports.models import Import, Mapping
from drempel.apps.kernel.roles import WORKER
from tests.architecture.shapes import Sample


def _of_import(name: str, state: str) -> Callable[[Any, Any], list[Sample]]:
    def make(_world: Any, house: Any) -> list[Sample]:
        one = Import.objects.get(association=house.association, state=state)
        return [Sample(name, {"key": one.key}, house)]

    return make


def _source(_world: Any, house: Any) -> list[Sample]:
    source = Mapping.objects.get(association=house.association)
    return [Sample("import_source_remove", {"source_id": source.pk}, house)]


def _template(_world: Any, _house: Any) -> list[Sample]:
    """A goal says what is kept for social workers: a manager fills in none."""
    workers = frozenset({WORKER})
    return [
        Sample("import_template", {"kind": "contact"}),
        Sample("import_template", {"kind": "goal"}, only=workers),
    ]


WITH_ARGUMENTS: dict[str, Any] = {
    "import_detail": _of_import("import_detail", "checked"),
    "import_columns": _of_import("import_columns", "checked"),
    "import_values": _of_import("import_values", "checked"),
    "import_faults": _of_import("import_faults", "checked"),
    "import_undo": _of_import("import_undo", "done"),
    "import_source_remove": _source,
    "import_template": _template,
}
