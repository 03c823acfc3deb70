"""``drempel audit verify``: read the whole trail and say whether it holds."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from drempel.apps.kernel.models import TrailHead
from drempel.apps.kernel.trail.verify import Verdict, verify_trail
from drempel.apps.kernel.triggers import missing_triggers, registered


class Command(BaseCommand):
    """Exit status: 0 it holds; 1 it does not, one line on the error stream; 2 it cannot be read."""

    help = "Check the trail: every event, the signed head, the notes outside, the triggers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question", choices=["verify"], help="what to do with the trail")

    def handle(self, **options: Any) -> None:
        try:
            verdict, missing = verify_trail(), missing_triggers()
            head = TrailHead.objects.filter(pk=1).first()
        except DatabaseError as error:
            said = str(error).strip().partition("\n")[0]
            raise CommandError(f"the trail cannot be read: {said}", returncode=2) from error
        self._tell(verdict, head, missing)
        if verdict.finding is not None:
            place = f"at event {verdict.finding.seq}: " if verdict.finding.seq else ""
            raise CommandError(
                f"the trail does not hold: {place}{verdict.finding.what}", returncode=1
            )
        if missing:
            raise CommandError(f"triggers are missing: {', '.join(missing)}", returncode=1)
        self.stdout.write("OK: the trail holds.")

    def _tell(self, verdict: Verdict, head: TrailHead | None, missing: list[str]) -> None:
        notes = str(verdict.noted)
        if verdict.notes_missing:
            notes = "none (no file: only the signed head guards against a rehash)"
        self.stdout.write(f"Events: {verdict.count}")
        self.stdout.write(f"Head: {f'event {head.seq}, {head.hash}' if head else 'none yet'}")
        self.stdout.write(f"Notes outside the database: {notes}")
        self.stdout.write(f"Triggers: {len(registered()) - len(missing)} present")
