"""Addresses of the app `api`."""

from typing import Any

urlpatterns: list[Any] = []
