"""Django's name card of the app `activity`; it registers what the database refuses."""

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "drempel.apps.activity"
    label = "activity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.activity import rules  # noqa: F401, PLC0415 - registers its triggers
