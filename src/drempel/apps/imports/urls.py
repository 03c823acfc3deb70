"""Addresses of the app `imports`."""

from typing import Any

urlpatterns: list[Any] = []
