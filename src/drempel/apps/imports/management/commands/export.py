"""``drempel export KIND --association NUMBER``: what ``drempel import`` reads."""

import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from drempel.apps.activity.pages.exporting import table_of
from drempel.apps.activity.room import Room
from drempel.apps.activity.selectors.lines import kinds_of, lines_of
from drempel.apps.activity.selectors.records import records_of
from drempel.apps.activity.selectors.system import rows_of_kind
from drempel.apps.imports.columns import Unreadable
from drempel.apps.imports.selectors import association_of, known_kind
from drempel.apps.kernel.actors import SYSTEM
from drempel.engines.records import Kind
from drempel.engines.tables import csv_lines, write_xlsx

FORMATS = ("csv", "xlsx", "json")


class Command(BaseCommand):
    """Prints to the standard output, or writes a file; status 2 when the question is wrong."""

    requires_system_checks = ()
    help = "Export all records of one kind of one association, as import reads them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", nargs="?", default="", help="for example contact")
        parser.add_argument("--association", default="", help="its enterprise number")
        parser.add_argument("--format", default="csv", help="csv, json or xlsx")
        parser.add_argument("--output", default="", help="a file to write; needed for xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kind = known_kind(options["kind"])
            association = association_of(options["association"])
            self._check_format(options)
            header, rows = _table(kind, association.pk)
            with closing(rows):
                self._write(kind.code, header, rows, options)
        except BrokenPipeError:
            # Whoever reads has seen enough; the interpreter must not try to flush again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except DatabaseError as error:
            self._stop(f"The database cannot be read: {error}")
        except (Unreadable, OSError, ValueError) as error:
            self._stop(str(error))

    def _write(
        self, name: str, header: list[str], rows: Iterator[list[str]], options: dict[str, Any]
    ) -> None:
        form, output = options["format"], options["output"]
        if form == "xlsx":
            write_xlsx(Path(output), header, rows, sheet_name=name)
        elif output:
            self._save(Path(output), _lines(header, rows, form))
        else:
            self._print(_lines(header, rows, form))

    def _check_format(self, options: dict[str, Any]) -> None:
        form = str(options["format"])
        if form not in FORMATS:
            raise Unreadable(f"--format: found {form!r}; expected csv, json or xlsx")
        if form == "xlsx" and not options["output"]:
            raise Unreadable("--output: a workbook needs a file, for example contact.xlsx")

    def _save(self, path: Path, lines: Iterator[str]) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)

    def _print(self, lines: Iterator[str]) -> None:
        """The same bytes on every system, whatever its own encoding and line ends."""
        out = self.stdout._out
        reconfigure = getattr(out, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", newline="")
        out.writelines(lines)

    def _stop(self, message: str) -> NoReturn:
        self.stderr.write(" ".join(message.split()))
        sys.exit(2)


def _table(kind: Kind, association_id: int) -> tuple[list[str], Generator[list[str]]]:
    """Names of the columns and rows; own fields and tags of the association come last."""
    if kind.is_system:
        return [one.name for one in kind.fields], rows_of_kind(kind, association_id)
    lines = lines_of(association_id)
    room = Room(SYSTEM, association_id, lines, kinds_of(lines), shows=True)
    header, rows = table_of(room, kind, records_of(kind, association_id))
    return header, (row for row in rows)


def _lines(header: list[str], rows: Iterable[list[str]], form: str) -> Iterator[str]:
    if form == "csv":
        yield from csv_lines(header, rows, delimiter=",")
        return
    yield "["
    for number, row in enumerate(rows):
        record = json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False)
        yield f"{',' if number else ''}\n{record}"
    yield "\n]\n"
