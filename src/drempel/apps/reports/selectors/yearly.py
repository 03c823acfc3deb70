"""A year of one association as programs read it: plain data, Http404 for what is not there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404

from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.selectors.content import known_content
from drempel.apps.reports.selectors.figures import known_figures
from drempel.apps.reports.selectors.reports import latest_report
from drempel.engines.indicators.showing import as_document


def figures_of_year(association_id: int, year: int, on: date) -> Mapping[str, Any]:
    """The document of ``drempel report compute``; nothing for a year to come."""
    if year > on.year or not catalogue().figures(year):
        raise Http404
    return as_document(known_figures(association_id, year, on).values())


def report_of_year(association_id: int, year: int, on: date) -> Mapping[str, Any]:
    """The content of the last version: as signed, or as the records stand on the day."""
    return known_content(latest_report(association_id, year), on)
