"""Addresses with arguments of the app `households`: name to a function (world, house) -> samples."""

from collections.abc import Callable
from typing import Any

from tests.architecture.shapes import Sample


def _of(name: str, kind: str) -> Callable[[Any, Any], list[Sample]]:
    return lambda _world, house: [Sample(name, {"uid": house.records[kind].uid}, house)]


WITH_ARGUMENTS: dict[str, Any] = {
    "household_thread": _of("household_thread", "file"),
    "household_link": _of("household_link", "file"),
    "household_unlink": _of("household_unlink", "file"),
    "right_unanswered": _of("right_unanswered", "right"),
}
