"""What recording takes: seconds at the form for each kind of record, over all associations.

Numbers of the whole sector only. Records that came in by file or API say nothing about time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from drempel.apps.activity.models import model_of
from drempel.apps.activity.models.base import IMPORTED_WAYS
from drempel.engines.indicators.parts import middle
from drempel.engines.records import STORED

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Burden:
    """One kind of record over a year. seconds: of all of them; middle_seconds: the median."""

    kind: str
    records: int
    seconds: int
    middle_seconds: int
    associations: int


def burden_of_year(until: date) -> Iterator[Burden]:
    """Every kind with records in the year up to a day; two questions a kind."""
    end = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
    for kind in STORED:
        rows = (
            model_of(kind)
            ._default_manager.filter(created_at__gte=end - YEAR, created_at__lt=end)
            .exclude(way__in=IMPORTED_WAYS)
            .exclude(active_seconds=None)
        )
        seconds = list(rows.values_list("active_seconds", flat=True))
        if seconds:
            yield Burden(
                kind=kind.code,
                records=len(seconds),
                seconds=sum(seconds),
                middle_seconds=int(middle(seconds)),
                associations=rows.values("association_id").distinct().count(),
            )
