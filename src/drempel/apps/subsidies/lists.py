"""Columns of the list of awards."""

from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.columns import (
    association_column,
    day_column,
    reference_column,
    state_column,
    year_column,
)
from drempel.apps.kernel.lists import Column
from drempel.apps.subsidies.words import state_tag
from drempel.engines import money

AWARD_COLUMNS = [
    reference_column(_("Award"), "award_detail"),
    association_column(),
    year_column(),
    Column(
        "amount",
        _("Amount in euro"),
        cell=lambda row: {"cents": row.amount_cents},
        text=lambda row: money.plain(row.amount_cents),
        order="amount_cents",
        num=True,
    ),
    state_column(state_tag, lambda row: "estimate" if row.is_estimate else row.state),
    day_column("decided_on", _("Decided")),
]
