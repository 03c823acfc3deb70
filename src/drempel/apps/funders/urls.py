"""Addresses of the app `funders`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
