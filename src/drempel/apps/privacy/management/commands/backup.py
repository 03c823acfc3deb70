"""``drempel backup``: a copy of the database, a look into one, and the end of old ones."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drempel.apps.kernel.installation import instant, today
from drempel.apps.privacy.services.backup import (
    BackupFailed,
    check_backup,
    make_backup,
    prune_backups,
)
from drempel.apps.privacy.services.retaining import terms_on


class Command(BaseCommand):
    """Exit status: 0 done; 1 a copy does not hold; 2 it cannot be made or read."""

    help = "Copy the database, check a copy, remove copies older than retention.toml says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", metavar="FOLDER", type=Path, help="write a copy into it")
        parser.add_argument(
            "--prune", metavar="FOLDER", type=Path, help="remove its copies whose term has passed"
        )
        parser.add_argument("--check", metavar="FILE", type=Path, help="read a copy, all of it")

    def handle(self, **options: Any) -> None:
        if not any(options[name] for name in ("to", "prune", "check")):
            raise CommandError("say --to FOLDER, --prune FOLDER or --check FILE", returncode=2)
        try:
            if options["to"]:
                made = make_backup(options["to"], instant())
                self.stdout.write(f"Copied: {made} ({made.stat().st_size} bytes)")
            if options["prune"]:
                self._prune(options["prune"])
            if options["check"]:
                self._check(options["check"])
        except (BackupFailed, OSError) as error:
            raise CommandError(" ".join(str(error).split()), returncode=2) from error

    def _prune(self, folder: Path) -> None:
        term = terms_on(today()).get("backup")
        if term is None:
            raise CommandError("the scheme says no term for backups", returncode=2)
        for path in prune_backups(folder, term, instant().date()):
            self.stdout.write(f"Removed: {path.name}")

    def _check(self, path: Path) -> None:
        found = check_backup(path)
        for name, rows in found.tables.items():
            self.stdout.write(f"  {name}: {rows if rows >= 0 else 'listed'}")
        self.stdout.write(f"Trail: {found.events} events")
        if found.finding is not None:
            raise CommandError(
                f"the trail of the copy does not hold: {found.finding.what}", returncode=1
            )
        self.stdout.write("OK: the copy can be read.")
