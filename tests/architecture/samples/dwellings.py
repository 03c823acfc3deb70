"""Addresses with arguments of the app `dwellings`: name to a function (world, house) -> samples."""

from collections.abc import Callable
from typing import Any

from tests.architecture.shapes import Sample


def _of(name: str, kind: str) -> Callable[[Any, Any], list[Sample]]:
    return lambda _world, house: [Sample(name, {"uid": house.records[kind].uid}, house)]


WITH_ARGUMENTS: dict[str, Any] = {
    "unit_calendar": _of("unit_calendar", "unit"),
    "stay_end": _of("stay_end", "stay"),
}
