"""Addresses with arguments of the app `privacy`: name to a function (world, house) -> samples."""

from typing import Any

from tests.architecture.shapes import Sample


def _of_file(name: str) -> Any:
    return lambda _world, house: [Sample(name, {"uid": house.records["file"].uid}, house)]


WITH_ARGUMENTS: dict[str, Any] = {
    "subject_export": _of_file("subject_export"),
    "household_anonymise": _of_file("household_anonymise"),
}
