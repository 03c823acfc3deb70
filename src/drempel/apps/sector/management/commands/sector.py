"""``drempel sector compute --year 2025``: the sector report of a year, for the administration."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.states import Refused
from drempel.apps.sector.services import compute_sector


class Command(BaseCommand):
    help = "Compute the sector report of a year."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("question", choices=["compute"])
        parser.add_argument("--year", type=int, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = compute_sector(year=options["year"], by=None, on=today())
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{made.reference}: {made.content['associations']} associations")
