"""The declaration of means of a year, begun from that of the year before and from the award.

What is copied is a proposal: each line is an ordinary record, changed or removed like any other.
"""

from datetime import date
from typing import Any

from django.db import transaction

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.selectors.records import written_record
from drempel.apps.activity.services import store_record
from drempel.apps.kernel.trail import record_event
from drempel.apps.reports.models import Report
from drempel.apps.reports.services.rights import locked_draft
from drempel.apps.subsidies.models import Award
from drempel.engines import money
from drempel.engines.records import kind_of

LINES = ("staffline", "volline", "moneyline", "funderline", "trainline")
# What belongs to one year alone is not carried over.
_OWN_YEAR = (
    "special_events",
    "vacancy_days",
    "total_income",
    "registration_hours",
    "scheme_subsidy",
)


def begin_declaration(*, report: Report, by: Any, on: date) -> Record:
    """Make the declaration of the year; the one that is there is returned as it is."""
    with transaction.atomic():
        locked = locked_draft(report, by)
        rows = model_of("decl")._default_manager.filter(association_id=locked.association_id)
        there = rows.filter(year=locked.year).order_by("id").first()
        if there is not None:
            return there
        last = rows.filter(year=locked.year - 1).order_by("id").first()
        made = _declaration(locked, last, by, on)
        copied = _lines(last, made, by, on) if last is not None else 0
        record_event(
            by=by,
            verb="begin_declaration",
            subject=("report", locked.reference),
            association_id=locked.association_id,
            data={"year": locked.year, "lines": copied, "from": last.year if last else None},
        )
    return made


def _declaration(report: Report, last: Record | None, by: Any, on: date) -> Record:
    written = {} if last is None else _carried(last)
    written |= {"year": str(report.year)}
    award = Award.objects.filter(
        association_id=report.association_id, year=report.year, state__in=("decided", "notified")
    ).first()
    if award is not None:
        written["scheme_subsidy"] = money.plain(award.amount_cents)
    stored = store_record(
        kind=kind_of("decl"),
        association_id=report.association_id,
        written=written,
        by=by,
        on=on,
    )
    return stored.record


def _lines(last: Record, made: Record, by: Any, on: date) -> int:
    copied = 0
    for code in LINES:
        for row in model_of(code)._default_manager.filter(decl=last).order_by("id"):
            store_record(
                kind=kind_of(code),
                association_id=made.association_id,
                written=_carried(row) | {"decl": made.uid},
                by=by,
                on=on,
            )
            copied += 1
    return copied


def _carried(record: Record) -> dict[str, str]:
    """The texts of a record that hold for another year too."""
    computed = {one.name for one in record.KIND.fields if one.is_computed}
    return {
        name: text
        for name, text in written_record(record).items()
        if text and name not in {"id", *_OWN_YEAR, *computed}
    }
