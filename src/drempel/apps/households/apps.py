"""Django's name card of the app `households`."""

from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "drempel.apps.households"
    label = "households"
    default_auto_field = "django.db.models.BigAutoField"
