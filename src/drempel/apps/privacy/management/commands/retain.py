"""``drempel retain``: make anonymous or delete what has had its term. Once a day."""

from argparse import ArgumentParser
from collections import Counter
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.installation import today
from drempel.apps.privacy.services.compacting import empty_log, rewrite
from drempel.apps.privacy.services.retaining import Tally, retain_all


class Command(BaseCommand):
    """Exit status: 0 done; 2 the day is none. Broken off, it goes on where it stopped."""

    help = "Make anonymous what has been kept as long as retention.toml says. -v 2: by association."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")
        parser.add_argument("--on", metavar="DAY", help="as if it were this day, YYYY-MM-DD")
        parser.add_argument(
            "--compact",
            action="store_true",
            help="write the embedded database anew afterwards, without free pages",
        )

    def handle(self, **options: Any) -> None:
        day, is_dry = self._day(options["on"]), options["dry_run"]
        if day > today() and not is_dry:
            raise CommandError(
                f"--on {day}: a day to come is only for --dry-run: what it erases stays erased",
                returncode=2,
            )
        self.stdout.write(f"{'Due' if is_dry else 'Done'} on {day.isoformat()}:")
        counts: Counter[str] = Counter()
        for tally in retain_all(on=day, by=SYSTEM, is_dry=is_dry):
            counts.update(tally.counts)
            if options["verbosity"] > 1:
                self._tell(tally)
        for key, count in counts.items():
            self.stdout.write(f"  {key}: {count}")
        self.stdout.write(f"Total: {counts.total()}")
        if not is_dry and not transaction.get_connection().in_atomic_block:
            rewrite() if options["compact"] else empty_log()

    def _day(self, written: str | None) -> date:
        if not written:
            return today()
        try:
            return date.fromisoformat(written)
        except ValueError as error:
            raise CommandError(
                f"--on {written}: expected a day like 2026-11-24", returncode=2
            ) from error

    def _tell(self, tally: Tally) -> None:
        whose = tally.association.enterprise_number if tally.association else "installation"
        for key, count in tally.counts.items():
            self.stdout.write(f"  {whose}  {key}: {count}")
