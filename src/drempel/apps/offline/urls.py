"""Addresses of the app `offline`."""

from typing import Any

urlpatterns: list[Any] = []
