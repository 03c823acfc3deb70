"""Addresses with arguments of the app `privacy`: name to a function (world, house) -> samples."""

from typing import Any

WITH_ARGUMENTS: dict[str, Any] = {}
