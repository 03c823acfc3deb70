"""Django's name card of the app `dwellings`."""

from django.apps import AppConfig


class DwellingsConfig(AppConfig):
    name = "drempel.apps.dwellings"
    label = "dwellings"
    default_auto_field = "django.db.models.BigAutoField"
