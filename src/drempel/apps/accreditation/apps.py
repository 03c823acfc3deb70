"""Django's name card of the app `accreditation`; it registers what the database refuses."""

from django.apps import AppConfig


class AccreditationConfig(AppConfig):
    name = "drempel.apps.accreditation"
    label = "accreditation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.accreditation import (  # noqa: PLC0415 - they register themselves
            procedure,  # noqa: F401
            rules,  # noqa: F401
        )
