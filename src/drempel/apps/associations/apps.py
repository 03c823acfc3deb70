"""Django's name card of the app `associations`; it registers what the database refuses."""

from django.apps import AppConfig


class AssociationsConfig(AppConfig):
    name = "drempel.apps.associations"
    label = "associations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.associations import rules  # noqa: F401, PLC0415 - registers its triggers
