"""Django's name card of the app `sector`."""

from django.apps import AppConfig


class SectorConfig(AppConfig):
    name = "drempel.apps.sector"
    label = "sector"
    default_auto_field = "django.db.models.BigAutoField"
