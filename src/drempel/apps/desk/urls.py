"""Addresses of the app `desk`."""


urlpatterns: list = []
