"""``drempel demo``: load the demonstration into an empty database, or say who can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from drempel.apps.kernel.installation import installation, is_demonstration
from drempel.demo.accounts import accounts_table
from drempel.demo.loading import LoadRefused, check_is_empty, load_demonstration


class Command(BaseCommand):
    """Exit status: 0 loaded or told; 2 refused in one line, nothing changed."""

    help = "Load the demonstration (48 invented associations) into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--accounts", action="store_true", help="print the accounts one can sign in with"
        )
        what.add_argument(
            "--if-empty", action="store_true", help="do nothing when the database is not empty"
        )

    def handle(self, **options: Any) -> None:
        try:
            if options["accounts"]:
                self._print_accounts()
            elif not (options["if_empty"] and self._is_taken()):
                self._load(options["verbosity"])
        except DatabaseError as error:
            raise CommandError(_one_line(error), returncode=2) from error

    def _is_taken(self) -> bool:
        try:
            check_is_empty()
        except LoadRefused:
            return True
        return False

    def _load(self, verbosity: int) -> None:
        def tell(line: str) -> None:
            if verbosity:
                self.stdout.write(line)
                self.stdout.flush()

        try:
            load_demonstration(tell)
        except LoadRefused as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        here = installation()
        if here is not None:
            tell(f"The demonstration is ready; its day is {here.today}.")

    def _print_accounts(self) -> None:
        if is_demonstration():
            self.stdout.write(accounts_table())
        else:
            self.stdout.write("No demonstration accounts: this database is no demonstration.")


def _one_line(error: DatabaseError) -> str:
    """What the database said first, and what is most often the cause."""
    said = str(error).strip().partition("\n")[0]
    return f"the database refused ({said}); a new database first needs: drempel migrate"
