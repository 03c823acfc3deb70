"""Django's name card of the app `accreditation`; it registers what the database refuses."""

from django.apps import AppConfig


class AccreditationConfig(AppConfig):
    name = "drempel.apps.accreditation"
    label = "accreditation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.accreditation import rules  # noqa: F401, PLC0415 - registers its triggers
