"""Django's name card of the app `desk`."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "drempel.apps.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
