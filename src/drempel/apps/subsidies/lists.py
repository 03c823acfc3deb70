"""Columns of the list of awards."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.lists import association_column, day_column
from drempel.apps.kernel.lists import Column
from drempel.apps.subsidies.words import state_tag
from drempel.engines import money

AWARD_COLUMNS = [
    Column(
        "reference",
        _("Award"),
        cell=lambda row: {
            "text": row.reference,
            "url": reverse("award_detail", args=[row.reference]),
            "name": True,
        },
        text=lambda row: row.reference,
        order="reference",
    ),
    association_column(),
    Column(
        "year",
        _("Year"),
        cell=lambda row: {"text": str(row.year)},
        text=lambda row: str(row.year),
        order="year",
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
        "state",
        _("State"),
        cell=lambda row: {"text": state_tag(row)["label"], "kind": state_tag(row)["kind"]},
        text=lambda row: "estimate" if row.is_estimate else row.state,
        order="state",
    ),
    day_column("decided_on", _("Decided")),
]


def award_columns_for(person: Any) -> list[Column]:
    """An association does not need to be told whose award it is."""
    if person.association_id is not None:
        return [c for c in AWARD_COLUMNS if c.key != "association"]
    return AWARD_COLUMNS
