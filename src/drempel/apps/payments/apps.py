"""Django's name card of the app `payments`; it registers what the database refuses
and what follows from an accepted report."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "drempel.apps.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.payments import rules  # noqa: F401, PLC0415 - registers its triggers
        from drempel.apps.payments.balance import release_balance  # noqa: PLC0415
        from drempel.apps.reports.follow_ups import register_follow_up  # noqa: PLC0415

        register_follow_up("balance", release_balance)
