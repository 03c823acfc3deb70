"""Addresses with arguments of the app `api`: name to a function (world, house) -> samples."""

from typing import Any

WITH_ARGUMENTS: dict[str, Any] = {}
