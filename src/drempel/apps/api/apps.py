"""Django's name card of the app `api`; it registers what leaves after its term."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "drempel.apps.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.api import leaving  # noqa: PLC0415 - models are not there before

        leaving.register()
