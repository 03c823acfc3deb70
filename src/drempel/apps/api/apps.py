"""Django's name card of the app `api`."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "drempel.apps.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
