"""``drempel expire``: mark what ran out. Once a day, by the machine's own calendar."""

from typing import Any

from django.core.management.base import BaseCommand

from drempel.apps.accreditation.services import expire_accreditations
from drempel.apps.kernel.installation import today


class Command(BaseCommand):
    help = "Mark every accreditation whose last day has passed as expired."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many; run twice on one day it finds nothing more."""
        day = today()
        count = expire_accreditations(on=day)
        self.stdout.write(f"Accreditations expired before {day.isoformat()}: {count}")
