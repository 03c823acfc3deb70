"""Django's name card of the app `register`."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "drempel.apps.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
