"""Addresses of the app `consultation`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
