"""Django's name card of the app `imports`."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "drempel.apps.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"
