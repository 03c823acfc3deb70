"""What the administration sees of the daily work: numbers by association and axis, of a year over.

Nothing here is a household: a count, or why it is hidden. Four questions, whatever the size.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from drempel.apps.activity.models import model_of
from drempel.apps.associations.models import Association
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.disclosure import SHOWN, protect

MEASURES = ("contacts", "households", "stays", "sessions")
# A session is an event that the association announces: its number tells of no one.
ABOUT_PEOPLE = frozenset({"contacts", "households", "stays"})
YEARS_BACK = 5
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One association on one axis. counts: by measure; None for one that is hidden."""

    association: Association
    axis: str
    counts: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Totals:
    """A year over all associations. total: by measure; None for one that is hidden."""

    year: int
    rows: tuple[TotalRow, ...]
    total: Mapping[str, int | None]


def closed_years(on: date) -> list[int]:
    """Years that are over, newest first: a running year, asked twice, tells who came between."""
    return [on.year - back for back in range(1, YEARS_BACK + 1)]


def activity_totals(year: int, threshold: int) -> Totals:
    """Numbers of one year, protected measure by measure."""
    counted = {name: dict(count(year)) for name, count in _COUNTS.items()}
    places = sorted({place for found in counted.values() for place in found})
    associations = Association.objects.in_bulk({number for number, _axis in places})
    places.sort(key=lambda place: (associations[place[0]].name.casefold(), place))
    shown, total = {}, {}
    for name, found in counted.items():
        full = {place: found.get(place, 0) for place in places}
        shown[name], total[name] = _published(full, threshold if name in ABOUT_PEOPLE else 0)
    rows = (
        TotalRow(associations[place[0]], place[1], {name: shown[name][place] for name in MEASURES})
        for place in places
    )
    return Totals(year, tuple(rows), total)


def _published(
    counts: Mapping[Place, int], threshold: int
) -> tuple[dict[Place, int | None], int | None]:
    found = protect(counts, threshold)
    cells = {
        place: count if found.status[place] == SHOWN else None for place, count in counts.items()
    }
    return cells, sum(counts.values()) if found.total_status == SHOWN else None


def _axis() -> Case:
    lines: dict[str, list[str]] = {}
    for line in active_scheme().service_lines:
        lines.setdefault(line.parent, []).append(line.code)
    whens = [When(service_line__in=codes, then=Value(axis)) for axis, codes in lines.items()]
    return Case(*whens, default=Value(""), output_field=CharField())


def _by_place(rows: QuerySet[Any], measure: Any) -> Iterable[tuple[Place, int]]:
    found = (
        rows.order_by()
        .annotate(of_axis=_axis())
        .values("association_id", "of_axis")
        .annotate(counted=measure)
        .values_list("association_id", "of_axis", "counted")
    )
    return (((association, axis), count) for association, axis, count in found)


def _open_in(code: str, year: int, first: str, last: str) -> QuerySet[Any]:
    """Rows that were open on some day of a year."""
    rows = model_of(code)._default_manager.filter(**{f"{first}__lte": date(year, 12, 31)})
    return rows.filter(Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": date(year, 1, 1)}))


def _contacts(year: int) -> Iterable[tuple[Place, int]]:
    rows = model_of("contact")._default_manager.filter(happened_on__year=year)
    return _by_place(rows.exclude(is_missed_call=True), Sum("count"))


def _households(year: int) -> Iterable[tuple[Place, int]]:
    """Doubles count once; a household on two axes counts on each."""
    file = Coalesce(F("household__double_of_id"), F("household_id"))
    return _by_place(_open_in("path", year, "start_on", "end_on"), Count(file, distinct=True))


def _stays(year: int) -> Iterable[tuple[Place, int]]:
    return _by_place(_open_in("stay", year, "start_on", "end_on"), Count("pk"))


def _sessions(year: int) -> Iterable[tuple[Place, int]]:
    rows = model_of("sess")._default_manager.filter(held_on__year=year)
    return _by_place(rows, Count("pk"))


_COUNTS = {
    "contacts": _contacts,
    "households": _households,
    "stays": _stays,
    "sessions": _sessions,
}
