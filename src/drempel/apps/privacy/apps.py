"""Django's name card of the app `privacy`; it registers the copies that the product keeps."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "drempel.apps.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.privacy import copies  # noqa: PLC0415 - models are not there before

        copies.register()
