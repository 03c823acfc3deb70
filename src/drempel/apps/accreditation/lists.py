"""Columns of the lists of dossiers and of accreditations."""

from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.words import TURN_WORDS, TURNS, state_tag
from drempel.apps.kernel.columns import (
    association_column,
    day_column,
    iso,
    reference_column,
    state_column,
)
from drempel.apps.kernel.lists import Column


def _turn(dossier: Dossier) -> str:
    whose = TURNS.get(dossier.state, "")
    if dossier.state == "under_opinion":
        return str(TURN_WORDS["finance_inspector"])
    return str(TURN_WORDS[whose]) if whose else ""


DOSSIER_COLUMNS = [
    reference_column(_("Dossier"), "dossier_detail"),
    association_column(),
    Column(
        "kind",
        _("Kind"),
        cell=lambda row: {"text": row.get_kind_display()},
        text=lambda row: row.kind,
        order="kind",
    ),
    state_column(state_tag),
    Column("turn", _("Waiting for"), cell=lambda row: {"text": _turn(row)}, text=_turn),
    day_column("submitted_on", _("Received")),
    day_column("complete_on", _("Complete")),
    Column(
        "handled_by",
        _("Case officer"),
        cell=lambda row: {"text": row.handled_by.full_name if row.handled_by else "", "name": True},
        text=lambda row: row.handled_by.full_name if row.handled_by else "",
        order="handled_by__full_name",
    ),
]


ACCREDITATION_COLUMNS: list[Column] = [
    reference_column(_("Accreditation"), "accreditation_detail"),
    association_column(),
    state_column(state_tag),
    day_column("begins_on", _("From")),
    Column(
        "ends_on",
        _("Until"),
        cell=lambda row: {"day": row.last_on},
        text=lambda row: iso(row.last_on),
        order="ends_on",
        num=True,
    ),
    Column(
        "decision",
        _("Decision"),
        cell=lambda row: {"text": row.decision_reference, "name": True},
        text=lambda row: row.decision_reference,
    ),
]
