"""Django's name card of the app `imports`; it registers what leaves after its term."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "drempel.apps.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.imports import leaving  # noqa: PLC0415 - models are not there before

        leaving.register()
