"""Columns of the list of sent reports."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.lists import association_column, day_column
from drempel.apps.kernel.lists import Column
from drempel.apps.reports.words import report_tag

REPORT_COLUMNS = [
    Column(
        "reference",
        _("Report"),
        cell=lambda row: {
            "text": row.reference,
            "url": reverse("report_detail", args=[row.reference]),
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
        "number",
        _("Version"),
        cell=lambda row: {"text": str(row.number)},
        text=lambda row: str(row.number),
        num=True,
    ),
    Column(
        "state",
        _("State"),
        cell=lambda row: {
            "text": report_tag(row.state)["label"],
            "kind": report_tag(row.state)["kind"],
        },
        text=lambda row: row.state,
        order="state",
    ),
    day_column("submitted_on", _("Received")),
    day_column("accepted_on", _("Accepted")),
]
