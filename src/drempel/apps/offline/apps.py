"""Django's name card of the app `offline`."""

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "drempel.apps.offline"
    label = "offline"
    default_auto_field = "django.db.models.BigAutoField"
