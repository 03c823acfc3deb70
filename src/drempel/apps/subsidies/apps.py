"""Django's name card of the app `subsidies`; it registers what the database refuses."""

from django.apps import AppConfig


class SubsidiesConfig(AppConfig):
    name = "drempel.apps.subsidies"
    label = "subsidies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.subsidies import rules  # noqa: F401, PLC0415 - registers its triggers
