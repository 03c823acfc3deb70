"""Addresses with arguments of the app `funders`: name to a function (world, house) -> samples."""

from typing import Any

from tests.architecture.shapes import Sample

# One language and several; a scope, other periods, two versions.
KEYS = ("pont_aux_aulnes", "aubepine", "bright_room")


def _each(name: str) -> Any:
    return lambda _world, _house: [Sample(name, {"key": key}) for key in KEYS]


WITH_ARGUMENTS: dict[str, Any] = {
    **{name: _each(name) for name in ("funder_detail", "funder_print", "funder_file")},
    "funder_line": lambda _world, _house: [
        Sample("funder_line", {"key": "pont_aux_aulnes", "code": "13"}),
        Sample("funder_line", {"key": "aubepine", "code": "V.2"}),
    ],
}
