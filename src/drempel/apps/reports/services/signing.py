"""Preparing and signing a report: two people, and what was signed no longer changes."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.states import Refused, move_record
from drempel.apps.reports.models import Report
from drempel.apps.reports.selectors.content import content_of
from drempel.apps.reports.selectors.ready import open_points
from drempel.apps.reports.services.rights import check_writer
from drempel.apps.reports.states import QUESTIONED, REPORT, SUBMITTED
from drempel.engines.trace import canonical_json


def prepare_report(*, report: Report, by: Any, on: date) -> Report:
    """Hand a checked report to a second person. Refused while something is still to do."""
    check_writer(report.association_id, by)
    still = open_points(report, on)
    if still:
        raise Refused(_("Still to do: %(points)s.") % {"points": "; ".join(still)})
    return move_record(REPORT, report, "prepare", by=by, on=on, prepared_on=on, prepared_by=by)


def take_report_back(*, report: Report, by: Any, on: date) -> Report:
    """Go on writing instead of signing."""
    check_writer(report.association_id, by)
    return move_record(REPORT, report, "take_back", by=by, on=on)


def submit_report(*, report: Report, by: Any, on: date) -> Report:
    """Sign and send: the content is frozen under its digest.

    A version that corrects one under review takes its place at once; one that corrects an
    accepted report waits until it is accepted itself.
    """
    check_writer(report.association_id, by)
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        text = canonical_json(content_of(locked, on, signer=by))
        # Kept apart from the move: the trail holds the digest, not the whole report.
        Report.objects.filter(pk=locked.pk).update(content_json=text.decode())
        sent = move_record(
            REPORT,
            locked,
            "submit",
            by=by,
            on=on,
            submitted_on=on,
            submitted_by=by,
            submitted_at=instant(),
            digest=hashlib.sha256(text).hexdigest(),
        )
        before = sent.corrects
        if before is not None and before.state in {SUBMITTED, QUESTIONED}:
            move_record(REPORT, before, "replace", by=by, on=on)
    return sent
