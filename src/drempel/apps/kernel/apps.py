"""Django's name card of the app `kernel`; triggers step aside for migrations and come back."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


def _lift(sender: Any, plan: Any = (), **_kwargs: Any) -> None:
    from drempel.apps.kernel.triggers import lift_triggers  # noqa: PLC0415 - models first

    if plan:
        lift_triggers()


def _install(sender: Any, **_kwargs: Any) -> None:
    from drempel.apps.kernel.triggers import install_triggers  # noqa: PLC0415 - models first

    install_triggers()


class KernelConfig(AppConfig):
    name = "drempel.apps.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from drempel.apps.kernel import rules  # noqa: F401, PLC0415 - registers its triggers

        pre_migrate.connect(_lift, sender=self)
        post_migrate.connect(_install, sender=self)
