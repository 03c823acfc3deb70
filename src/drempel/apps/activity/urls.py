"""Addresses of the app `activity`."""

from typing import Any

urlpatterns: list[Any] = []
