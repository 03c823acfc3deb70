"""Addresses of the app `documents`."""

urlpatterns: list = []
