"""Django's name card of the app `sector`; it registers what the database refuses."""

from django.apps import AppConfig


class SectorConfig(AppConfig):
    name = "drempel.apps.sector"
    label = "sector"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.sector import rules  # noqa: F401, PLC0415 - registers its triggers
