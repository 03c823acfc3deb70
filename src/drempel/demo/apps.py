"""Django's name card of the demonstration."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "drempel.demo"
    label = "demo"
