"""``drempel runimport KEY``: checks or stores one uploaded file; started by the page, not by people."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from drempel.apps.imports.services.running import run


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Check or store an uploaded file. The pages of the import start it by themselves."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key")
        parser.add_argument("--language", default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            run(options["key"])
