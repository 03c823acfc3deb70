"""Django's name card of the app `privacy`."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "drempel.apps.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"
