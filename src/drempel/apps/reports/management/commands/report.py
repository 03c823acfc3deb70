"""``drempel report catalogue`` and ``drempel report compute``: the figures, for programs.

Prints one JSON document; status 2 with one line when the question cannot be answered.
"""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from drempel.apps.associations.models import Association
from drempel.apps.imports.columns import Unreadable
from drempel.apps.imports.selectors import association_of
from drempel.apps.kernel.installation import today
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.questions import ANSWERS, ARGUMENTS
from drempel.apps.reports.selectors.figures import figures_of
from drempel.apps.reports.selectors.sector import sector_figures
from drempel.engines.indicators import DefinitionError, Indicator
from drempel.engines.indicators.showing import as_document

FIRST_YEAR, LAST_YEAR = 2000, 2100


class Command(BaseCommand):
    """Two questions: what the indicators are, and what they come to."""

    requires_system_checks = ()
    help = "The indicators and their figures, as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        known = ", ".join((*_QUESTIONS, *ANSWERS))
        parser.add_argument("question", nargs="?", default="", help=f"one of {known}")
        parser.add_argument("--association", default="", help="its enterprise number")
        parser.add_argument("--sector", action="store_true", help="all associations together")
        parser.add_argument("--year", default="", help="for example 2025")
        parser.add_argument("--format", default="json", help="json")
        for add in ARGUMENTS:
            add(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["format"] != "json":
                raise Unreadable(f"--format: found {options['format']!r}; expected json")
            answer = _question(options["question"])(options)
        except DatabaseError as error:
            self._stop(f"The database cannot be read: {error}")
        except (Unreadable, DefinitionError, OSError, ValueError) as error:
            self._stop(str(error))
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))

    def _stop(self, message: str) -> NoReturn:
        self.stderr.write(" ".join(message.split()))
        sys.exit(2)


def _question(name: str) -> Callable[[Mapping[str, Any]], Any]:
    known = {**_QUESTIONS, **ANSWERS}
    if name not in known:
        *first, last = known
        raise Unreadable(f"report: found {name!r}; expected {', '.join(first)} or {last}")
    return known[name]


def _year(text: str) -> int:
    """The year that was asked; the definitions of another one may differ."""
    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Unreadable(f"--year: found {text!r}; expected a year, for example 2025")
    if not catalogue().figures(int(text)):
        raise Unreadable(f"--year: no indicator has a definition that counts for {text}")
    return int(text)


def _computed(options: Mapping[str, Any]) -> Mapping[str, Any]:
    if bool(options["association"]) == options["sector"]:
        raise Unreadable("report compute: expected --association NUMBER or --sector, one of them")
    year = _year(options["year"])
    if options["sector"]:
        numbers = tuple(Association.objects.order_by("pk").values_list("pk", flat=True))
        return as_document(sector_figures(numbers, year, today()).values())
    association = association_of(options["association"])
    return as_document(figures_of(association.pk, year, today()).values())


def _listed(options: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every indicator, with its figures in the version of the year (by default, today's)."""
    year = _year(options["year"]) if options["year"] else today().year
    return [_described(one, year) for one in catalogue().indicators]


def _described(indicator: Indicator, year: int) -> Mapping[str, Any]:
    figures = tuple(indicator.in_year(year))
    names = dict.fromkeys(split.name for one in figures for split in one.breakdowns)
    return {
        "code": indicator.code,
        "tier": indicator.tier,
        **indicator.labels,
        "unit": indicator.unit,
        "breakdowns": list(names),
        "version": max((one.version for one in figures), default=0),
        "figures": [
            {
                "code": one.code,
                **one.labels,
                "unit": one.unit,
                "measure": one.measure,
                "breakdowns": [split.name for split in one.breakdowns],
                "version": one.version,
                "from": one.since.isoformat(),
                "status": one.status,
            }
            for one in figures
        ],
    }


_QUESTIONS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "catalogue": _listed,
    "compute": _computed,
}
