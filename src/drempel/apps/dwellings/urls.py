"""Addresses of the app `dwellings`."""

from typing import Any

urlpatterns: list[Any] = []
