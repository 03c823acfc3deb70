"""``drempel register export --year 2021 --format csv``: the public awards of a year."""

import csv
import json
import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from drempel.apps.register import opendata
from drempel.apps.register.selectors import award_years, awards_of_year

FORMATS = ("csv", "json")
_FIRST, _LAST = 1992, 2200


class Command(BaseCommand):
    """Prints to the standard output; a question that cannot be answered ends with status 2."""

    help = "Export the public awards of a year."

    def add_arguments(self, parser: CommandParser) -> None:
        # Checked in ``handle``: one line that says what was found and expected, and no more.
        parser.add_argument("action", nargs="?", default="", help="export")
        parser.add_argument("--year", default="", help="for example 2021")
        parser.add_argument("--format", default="csv", help="csv or json")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] != "export":
            self._stop(f"found {options['action']!r}; expected: register export --year 2021")
        if options["format"] not in FORMATS:
            self._stop(f"--format: found {options['format']!r}; expected csv or json")
        year = self._year(options["year"])
        known = [one.year for one in award_years()]
        if year not in known:
            held = f"the register holds {known[0]} to {known[-1]}" if known else "it is empty"
            self._stop(f"--year: no amount of {year} is public; {held}")
        self._utf8()
        cells = [opendata.award_cells(award) for award in awards_of_year(year)]
        write = self._csv if options["format"] == "csv" else self._json
        write(year, cells)

    def _year(self, text: str) -> int:
        if len(text) == 4 and text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST:
            return int(text)
        self._stop(f"--year: found {text!r}; expected a year of four digits, for example 2021")

    def _stop(self, message: str) -> NoReturn:
        self.stderr.write(message)
        sys.exit(2)

    def _utf8(self) -> None:
        """The same bytes on every system, whatever its own encoding and line ends."""
        reconfigure = getattr(self.stdout._out, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", newline="\n")

    def _csv(self, _year: int, cells: list[dict[str, str]]) -> None:
        writer = csv.writer(self.stdout._out, lineterminator="\n")
        writer.writerow(opendata.AWARD_COLUMNS)
        writer.writerows(opendata.csv_row(row, opendata.AWARD_COLUMNS) for row in cells)

    def _json(self, year: int, cells: list[dict[str, str]]) -> None:
        data = opendata.about() | {
            "year": year,
            "awards": [opendata.award_object(row) for row in cells],
        }
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
