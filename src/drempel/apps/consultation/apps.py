"""Django's name card of the app `consultation`."""

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "drempel.apps.consultation"
    label = "consultation"
    default_auto_field = "django.db.models.BigAutoField"
