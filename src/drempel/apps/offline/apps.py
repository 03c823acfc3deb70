"""Django's name card of the app `offline`; it registers what leaves after its term."""

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "drempel.apps.offline"
    label = "offline"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.offline import leaving  # noqa: PLC0415 - models are not there before

        leaving.register()
