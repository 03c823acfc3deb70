"""Addresses of the app `accounts`."""


urlpatterns: list = []
