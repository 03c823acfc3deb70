"""Columns of the list of proposals."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from drempel.apps.consultation.models import Proposal
from drempel.apps.consultation.words import proposal_tag
from drempel.apps.kernel.columns import day_column, state_column
from drempel.apps.kernel.lists import Column


def title_of(row: Proposal) -> str:
    return row.title_in((get_language() or "en")[:2])


PROPOSAL_COLUMNS = [
    Column(
        "title",
        _("Proposal"),
        cell=lambda row: {
            "text": title_of(row),
            "url": reverse("proposal_detail", args=[row.reference]),
            "name": True,
            "note": row.reference,
            "note_name": True,
        },
        text=title_of,
    ),
    Column(
        "code",
        _("Code"),
        cell=lambda row: {"text": row.code, "name": True},
        text=lambda row: row.code,
        order="code",
    ),
    Column(
        "act",
        _("What"),
        cell=lambda row: {"text": row.get_act_display()},
        text=lambda row: row.act,
        order="act",
    ),
    state_column(lambda row: proposal_tag(row.state)),
    day_column("proposed_on", _("Proposed on")),
]
