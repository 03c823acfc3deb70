"""Addresses of the app `register`."""


urlpatterns: list = []
