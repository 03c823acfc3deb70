"""Addresses of the app `privacy`."""

from typing import Any

urlpatterns: list[Any] = []
