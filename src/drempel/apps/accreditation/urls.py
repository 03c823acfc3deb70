"""Addresses of the app `accreditation`."""


urlpatterns: list = []
