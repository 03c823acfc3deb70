"""Django's name card of the app `funders`."""

from django.apps import AppConfig


class FundersConfig(AppConfig):
    name = "drempel.apps.funders"
    label = "funders"
    default_auto_field = "django.db.models.BigAutoField"
