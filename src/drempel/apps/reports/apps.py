"""Django's name card of the app `reports`; it registers what the database refuses."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "drempel.apps.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.reports import rules  # noqa: F401, PLC0415 - registers its triggers
