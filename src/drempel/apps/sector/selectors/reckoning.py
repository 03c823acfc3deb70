"""The figures of all associations: reckoned one by one, put together by kind of work and whole.

Nothing crosses the wall between two associations: only merged numbers leave this module.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drempel.apps.associations.models import Association
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.reports.catalogue import evaluator
from drempel.apps.reports.models import Report
from drempel.apps.reports.selectors.content_figures import figure_words
from drempel.apps.reports.selectors.figures import parts_of
from drempel.apps.reports.states import ACCEPTED, FROZEN
from drempel.apps.subsidies.models import Award
from drempel.engines.indicators import Part, Result, merged
from drempel.engines.indicators.definition import LIST
from drempel.engines.publishing import Limits

GRANTED = ("decided", "notified")
PEOPLE = frozenset({"household", "person", "participant"})
TEXT = "text"
Results = Mapping[str, Result]


@dataclass(frozen=True)
class Sector:
    """groups: peer group to how many associations and their figures together."""

    year: int
    bodies: int
    results: Results
    groups: Mapping[str, tuple[int, Results]]
    reports: Mapping[str, int]


def subsidised(year: int) -> list[Association]:
    """The associations that received a subsidy for the year."""
    rows = Award.objects.filter(year=year, state__in=GRANTED).exclude(outcome="REFUSED")
    return list(Association.objects.filter(pk__in=rows.values("association_id")).order_by("pk"))


def reckon_sector(year: int, on: date) -> Sector:
    """Everything for one year; each association is reckoned once."""
    bodies = subsidised(year)
    ready = evaluator(year)
    together: dict[str, dict[str, Part]] = {}
    sizes: dict[str, int] = {}
    for one in bodies:
        parts = parts_of(one.pk, year, on)
        group = one.peer_group
        sizes[group] = sizes.get(group, 0) + 1
        together[group] = merged([together[group], parts]) if group in together else merged([parts])
    whole = merged(together.values()) if together else {}
    return Sector(
        year=year,
        bodies=len(bodies),
        results=ready.results(whole) if whole else {},
        groups={
            group: (sizes[group], ready.results(parts)) for group, parts in sorted(together.items())
        },
        reports=_reports(year),
    )


def _reports(year: int) -> dict[str, int]:
    rows = Report.objects.filter(year=year, state__in=FROZEN)
    return {
        "sent": rows.values("association_id").distinct().count(),
        "accepted": rows.filter(state=ACCEPTED).count(),
    }


def limits_on(on: date) -> Limits:
    """What the pack says of publishing, on a day."""
    scheme = active_scheme()

    def value(name: str) -> Any:
        return scheme.parameter(f"disclosure.{name}", on).value

    return Limits(
        threshold=value("threshold"),
        sensitive=value("sensitive_threshold"),
        sensitive_names=frozenset(value("sensitive_breakdowns")),
        shares=value("share_base"),
        medians=value("median_base"),
        bodies=value("least_associations"),
    )


def is_of_texts(result: Result) -> bool:
    """Whether a figure lists what associations wrote: that stays in their own reports."""
    return result.figure.measure == LIST and result.figure.unit == TEXT


def figures_in_words(sector: Sector) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each figure with its words in every language, and whether it may count someone twice."""
    for code, result in sector.results.items():
        if not is_of_texts(result):
            is_double = result.figure.unit in PEOPLE
            yield code, figure_words(result, sector.year) | {"is_double": is_double}
