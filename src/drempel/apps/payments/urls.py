"""Addresses of the app `payments`."""


urlpatterns: list = []
