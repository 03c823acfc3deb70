# ruff: noqa: N999 - Django names a command after its file
"""``drempel import KIND FILE --association NUMBER``: a file becomes records, or says why not."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils import translation

from drempel.apps.imports.columns import Unreadable
from drempel.apps.imports.selectors import association_of, stored_kind
from drempel.apps.imports.services.loading import CHECK, Order, Outcome, load_file
from drempel.apps.imports.words import Spoken, table_words
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.installation import today
from drempel.engines.tables import TableError

FORMATS = ("text", "json")
_BAR = 30


class Command(BaseCommand):
    """Status 0 when every row is valid, 1 when some are not, 2 when the file cannot be read."""

    # Addresses and templates are of no concern here; checking them takes longer than a small file.
    requires_system_checks = ()
    help = "Import records of one kind from a CSV or XLSX file whose first row names the columns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", nargs="?", default="", help="for example contact")
        parser.add_argument("file", nargs="?", default="", help="a CSV or XLSX file")
        parser.add_argument("--association", default="", help="its enterprise number")
        parser.add_argument("--dry-run", action="store_true", help="check, and store nothing")
        parser.add_argument("--valid-only", action="store_true", help="store the valid rows")
        parser.add_argument("--format", default="text", help="json or text")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            try:
                outcome = load_file(self._order(options), progress=self._progress)
            except TableError as error:
                self._stop(table_words(error))
            except Unreadable as error:
                self._stop(str(error))
            except DatabaseError as error:
                self._stop(f"The database did not take the file; nothing was stored: {error}")
            self._end_progress()
            self._print(outcome, options["format"])
        sys.exit(1 if outcome.invalid else 0)

    def _order(self, options: dict[str, Any]) -> Order:
        if options["format"] not in FORMATS:
            raise Unreadable(f"--format: found {options['format']!r}; expected json or text")
        path = Path(options["file"])
        return Order(
            kind=stored_kind(options["kind"]),
            association_id=association_of(options["association"]).pk,
            by=SYSTEM,
            on=today(),
            path=path,
            name=path.name,
            is_dry_run=options["dry_run"],
            valid_only=options["valid_only"],
        )

    def _print(self, outcome: Outcome, form: str) -> None:
        spoken = Spoken(outcome.plan.kind)
        for note in (*outcome.notes, *_notes(outcome)):
            self.stderr.write(note)
        reconfigure = getattr(self.stdout._out, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", newline="\n")
        counts = {name: getattr(outcome, name) for name in ("rows", "valid", "invalid", "stored")}
        errors = [spoken.as_dict(fault) for fault in outcome.faults]
        if form == "json":
            self.stdout.write(json.dumps(counts | {"errors": errors}, ensure_ascii=False))
            return
        for one in errors:
            where = f"row {one['row']}, {one['column']}".rstrip(", ")
            self.stdout.write(f"{where}: found {one['found']!r}; expected {one['expected']}")
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))

    def _progress(self, step: str, done: int, total: int | None) -> None:
        """A bar on a terminal; nothing where nobody looks."""
        if not sys.stderr.isatty():
            return
        words = "checked" if step == CHECK else "stored"
        if total:
            full = _BAR * min(done, total) // total
            bar = f"[{'#' * full}{'.' * (_BAR - full)}] {done} of {total} {words}"
        else:
            bar = f"{done} rows {words}"
        sys.stderr.write(f"\r{bar:<70}")
        sys.stderr.flush()

    def _end_progress(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r" + " " * 70 + "\r")

    def _stop(self, message: str) -> NoReturn:
        self._end_progress()
        self.stderr.write(" ".join(message.split()))
        sys.exit(2)


def _notes(outcome: Outcome) -> list[str]:
    found, names = [], outcome.plan.ignored
    if names:
        found.append(f"Columns left out, not known for this kind: {', '.join(names)}.")
    if outcome.doubtful:
        found.append(f"Texts that seem to hold a name or a number of a person: {outcome.doubtful}.")
    return found
