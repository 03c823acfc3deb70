"""Django's name card of the app `reports`; it registers its triggers and what programs read."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "drempel.apps.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.reports import (  # noqa: PLC0415 - models are not there before
            offers,
            rules,  # noqa: F401 - registers its triggers
        )

        offers.register()
