"""``drempel report funder``: a filled template for programs.

In: the options of the command. Out: the shape of the JSON file; Unreadable says what was expected.
"""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser

from drempel.apps.funders.pages.asked import period_of
from drempel.apps.funders.pages.files import as_data
from drempel.apps.funders.selectors import filled_template, periods, templates, versions
from drempel.apps.imports.columns import Unreadable
from drempel.apps.imports.selectors import association_of
from drempel.apps.kernel.installation import today


def add_arguments(parser: CommandParser) -> None:
    parser.add_argument("--template", default="", help="of report funder: its key")
    parser.add_argument("--period", default="", help="of report funder: as in 2025 or 2024-2025")
    parser.add_argument("--language", default="", help="of report funder: one of the template")


def answer(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """The template of an association, filled from its records."""
    association = association_of(options["association"])
    key, on = options["template"], today()
    if not versions(key):
        known = ", ".join(one.key for one in templates())
        raise Unreadable(f"--template: found {key!r}; expected one of {known}")
    period = period_of(key, options["period"], on)
    if period is None:
        known = ", ".join(one.key for one in periods(key, on))
        raise Unreadable(f"--period: found {options['period']!r}; expected one of {known}")
    filled = filled_template(association.pk, key, period, on)
    language = options["language"] or filled.template.languages[0]
    if language not in filled.template.languages:
        known = ", ".join(filled.template.languages)
        raise Unreadable(f"--language: found {language!r}; expected one of {known}")
    return as_data(filled, language)
