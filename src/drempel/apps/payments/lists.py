"""Columns of the payment schedule."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.columns import iso
from drempel.apps.kernel.lists import Column
from drempel.apps.payments.selectors import condition_of, why_due
from drempel.apps.payments.states import RELEASED
from drempel.engines import money

INSTALMENT_COLUMNS = [
    Column(
        "award",
        _("Award"),
        cell=lambda row: {
            "text": row.award.reference,
            "url": reverse("award_detail", args=[row.award.reference]),
            "name": True,
        },
        text=lambda row: row.award.reference,
        order="award__reference",
    ),
    Column(
        "association",
        _("Association"),
        cell=lambda row: {
            "text": row.award.association.name,
            "name": True,
            "lang": row.award.association.language,
        },
        text=lambda row: row.award.association.name,
        order="award__association__name_fr",
    ),
    Column(
        "number",
        _("Instalment"),
        cell=lambda row: {"text": str(row.number)},
        text=lambda row: str(row.number),
        num=True,
    ),
    Column(
        "amount",
        _("Amount in euro"),
        cell=lambda row: {"cents": row.amount_cents},
        text=lambda row: money.plain(row.amount_cents),
        order="amount_cents",
        num=True,
    ),
    Column(
        "due_on",
        _("At the latest on"),
        cell=lambda row: {"day": row.due_on, "note": why_due(row)},
        text=lambda row: iso(row.due_on),
        order="due_on",
    ),
    Column(
        "state",
        _("State"),
        cell=lambda row: {
            "text": row.get_state_display(),
            "kind": "done" if row.state == RELEASED else "wait",
            "note": condition_of(row),
        },
        text=lambda row: row.state,
    ),
]
