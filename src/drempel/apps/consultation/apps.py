"""Django's name card of the app `consultation`; it registers what the database refuses."""

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "drempel.apps.consultation"
    label = "consultation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.consultation import rules  # noqa: F401, PLC0415 - registers its triggers
