"""Columns of the list of sent reports."""

from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.columns import (
    association_column,
    day_column,
    reference_column,
    state_column,
    year_column,
)
from drempel.apps.kernel.lists import Column
from drempel.apps.reports.words import report_tag

REPORT_COLUMNS = [
    reference_column(_("Report"), "report_detail"),
    association_column(),
    year_column(),
    Column(
        "number",
        _("Version"),
        cell=lambda row: {"text": str(row.number)},
        text=lambda row: str(row.number),
        num=True,
    ),
    state_column(lambda row: report_tag(row.state)),
    day_column("submitted_on", _("Received")),
    day_column("accepted_on", _("Accepted")),
]
