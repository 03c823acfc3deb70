"""Django's name card of the app `funders`; it answers ``drempel report funder``."""

from django.apps import AppConfig


class FundersConfig(AppConfig):
    name = "drempel.apps.funders"
    label = "funders"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.funders.question import add_arguments, answer  # noqa: PLC0415
        from drempel.apps.reports.questions import register_question  # noqa: PLC0415

        register_question("funder", answer, add_arguments)
