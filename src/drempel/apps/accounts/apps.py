"""Django's name card of the app `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "drempel.apps.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
