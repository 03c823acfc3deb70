"""Beginning a report, or a correction of one that was sent."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.associations.models import Association
from drempel.apps.kernel.references import next_reference
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event
from drempel.apps.reports.models import Report
from drempel.apps.reports.services.rights import check_writer
from drempel.apps.reports.states import ACCEPTED, DRAFT, QUESTIONED, READY, SUBMITTED
from drempel.engines.report import template_of

PREFIX = "RAP"


def open_report(*, association: Association, year: int, by: Any, on: date) -> Report:
    """Begin the report of a year; the one that is there is returned as it is.

    Refused for a year that has not begun.
    """
    check_writer(association.pk, by)
    if year > on.year:
        raise Refused(_("The year %(year)s has not begun yet.") % {"year": year})
    with transaction.atomic():
        locked = Association.objects.select_for_update().get(pk=association.pk)
        latest = Report.objects.filter(association=locked, year=year).order_by("-number").first()
        if latest is not None:
            return latest
        return _begin(locked, year, by, on)


def correct_report(*, report: Report, reason: str, by: Any, on: date) -> Report:
    """Begin a new version that will take the place of a sent report, linked to it.

    Refused while another version is being written, or when this one was already corrected.
    """
    check_writer(report.association_id, by)
    with transaction.atomic():
        association = Association.objects.select_for_update().get(pk=report.association_id)
        there = Report.objects.filter(association=association, year=report.year)
        if there.filter(state__in=(DRAFT, READY)).exists():
            raise Refused(_("A correction is already being written."))
        locked = there.select_for_update().get(pk=report.pk)
        if (
            locked.state not in {SUBMITTED, QUESTIONED, ACCEPTED}
            or there.filter(corrects=locked).exists()
        ):
            raise Refused(_("Only the latest version that was sent can be corrected."))
        return _begin(association, report.year, by, on, corrects=locked, reason=reason)


def _begin(
    association: Association,
    year: int,
    by: Any,
    on: date,
    *,
    corrects: Report | None = None,
    reason: str = "",
) -> Report:
    template = template_of(active_scheme(), year)
    report = Report.objects.create(
        reference=next_reference(Report, PREFIX, year),
        association=association,
        year=year,
        number=corrects.number + 1 if corrects else 1,
        corrects=corrects,
        correction_reason=reason,
        template_key=template.key,
        template_version=template.version,
        language=corrects.language if corrects else association.language,
        created_on=on,
        created_by=by,
    )
    record_event(
        by=by,
        verb="correct" if corrects else "open",
        subject=("report", report.reference),
        association_id=association.pk,
        data={
            "on": on.isoformat(),
            "year": year,
            "template": template.version,
            "corrects": corrects.reference if corrects else "",
            "reason": reason,
        },
    )
    return report
