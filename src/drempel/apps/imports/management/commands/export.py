"""``drempel export KIND --association NUMBER``: what ``drempel import`` reads."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from drempel.apps.activity.selectors.records import export_fields
from drempel.apps.activity.selectors.system import rows_of_kind
from drempel.apps.imports.columns import Unreadable
from drempel.apps.imports.selectors import association_of, known_kind
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
            form = self._format(options)
            with closing(rows_of_kind(kind, association.pk)) as rows:
                self._write(kind, rows, form, options["output"])
        except BrokenPipeError:
            # Whoever reads has seen enough; the interpreter must not try to flush again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except DatabaseError as error:
            self._stop(f"The database cannot be read: {error}")
        except (Unreadable, OSError, ValueError) as error:
            self._stop(str(error))

    def _write(self, kind: Kind, rows: Iterator[list[str]], form: str, output: str) -> None:
        if form == "xlsx":
            write_xlsx(Path(output), _header(kind), rows, sheet_name=kind.code)
        elif output:
            self._save(Path(output), _lines(kind, rows, form))
        else:
            self._print(_lines(kind, rows, form))

    def _format(self, options: dict[str, Any]) -> str:
        form = str(options["format"])
        if form not in FORMATS:
            raise Unreadable(f"--format: found {form!r}; expected csv, json or xlsx")
        if form == "xlsx" and not options["output"]:
            raise Unreadable("--output: a workbook needs a file, for example contact.xlsx")
        return form

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


def _header(kind: Kind) -> list[str]:
    return [one.name for one in export_fields(kind)]


def _lines(kind: Kind, rows: Iterable[list[str]], form: str) -> Iterator[str]:
    header = _header(kind)
    if form == "csv":
        yield from csv_lines(header, rows, delimiter=",")
        return
    yield "["
    for number, row in enumerate(rows):
        record = json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False)
        yield f"{',' if number else ''}\n{record}"
    yield "\n]\n"
