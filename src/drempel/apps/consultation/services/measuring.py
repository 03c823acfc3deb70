"""Measuring what recording takes; once a day at most is kept."""

from datetime import date

from django.db import transaction

from drempel.apps.consultation.models import Measure
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.trail import record_event
from drempel.apps.reports.selectors.burden import burden_of_year


def measure_burden(*, on: date) -> int:
    """Keep the seconds of every kind over the year up to a day; returns how many kinds."""
    with transaction.atomic():
        if Measure.objects.filter(measured_on=on).exists():
            return Measure.objects.filter(measured_on=on).count()
        rows = [
            Measure(
                measured_on=on,
                kind=one.kind,
                records=one.records,
                seconds=one.seconds,
                middle_seconds=one.middle_seconds,
                associations=one.associations,
            )
            for one in burden_of_year(on)
        ]
        Measure.objects.bulk_create(rows)
        record_event(
            by=SYSTEM,
            verb="measure",
            subject=("burden", on.isoformat()),
            association_id=None,
            data={"kinds": len(rows)},
        )
    return len(rows)
