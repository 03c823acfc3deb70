"""Addresses of the app `households`."""

from typing import Any

urlpatterns: list[Any] = []
