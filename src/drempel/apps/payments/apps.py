"""Django's name card of the app `payments`; it registers what the database refuses."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "drempel.apps.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.payments import rules  # noqa: F401, PLC0415 - registers its triggers
