"""Addresses of the app `sector`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
