"""Addresses of the app `subsidies`."""


urlpatterns: list = []
