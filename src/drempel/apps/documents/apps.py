"""Django's name card of the app `documents`; it registers what the database refuses."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "drempel.apps.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.documents import rules  # noqa: F401, PLC0415 - registers its triggers
