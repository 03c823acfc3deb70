"""Django's name card of the app `reports`."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "drempel.apps.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
