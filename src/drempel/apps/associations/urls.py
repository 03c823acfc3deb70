"""Addresses of the app `associations`."""


urlpatterns: list = []
