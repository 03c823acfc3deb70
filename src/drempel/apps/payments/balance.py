"""The balance of an award follows from the accepted report of its year."""

from datetime import date
from typing import Any

from drempel.apps.kernel.states import move_record
from drempel.apps.payments.models import Instalment
from drempel.apps.payments.states import BALANCE, INSTALMENT, SCHEDULED
from drempel.apps.reports.models import Report


def release_balance(report: Report, by: Any, on: date) -> None:
    """Let the balance of the report's year be paid; once it is released, nothing more happens.

    Called in the transaction that accepts the report, or that schedules the parts after it.
    """
    parts = Instalment.objects.filter(
        award__association_id=report.association_id,
        award__year=report.year,
        share=BALANCE,
        state=SCHEDULED,
    )
    for one in parts.select_related("award"):
        move_record(
            INSTALMENT,
            one,
            "release",
            by=by,
            on=on,
            released_on=on,
            released_for=report.reference,
        )
