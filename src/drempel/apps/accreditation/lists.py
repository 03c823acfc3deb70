"""Columns of the lists of dossiers and of accreditations."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.words import TURN_WORDS, TURNS, state_tag
from drempel.apps.kernel.lists import Column


def iso(day: Any) -> str:
    return day.isoformat() if day else ""


def association_column() -> Column:
    """The association of a row, by its own name."""
    return Column(
        "association",
        _("Association"),
        cell=lambda row: {
            "text": row.association.name,
            "name": True,
            "lang": row.association.language,
        },
        text=lambda row: row.association.name,
        order="association__name_fr",
    )


def day_column(name: str, label: Any) -> Column:
    """A date field of a row, that the list can be ordered by; a file holds it as YYYY-MM-DD."""
    return Column(
        name,
        label,
        cell=lambda row: {"day": getattr(row, name)},
        text=lambda row: iso(getattr(row, name)),
        order=name,
        num=True,
    )


def _turn(dossier: Dossier) -> str:
    whose = TURNS.get(dossier.state, "")
    if dossier.state == "under_opinion":
        return str(TURN_WORDS["finance_inspector"])
    return str(TURN_WORDS[whose]) if whose else ""


DOSSIER_COLUMNS = [
    Column(
        "reference",
        _("Dossier"),
        cell=lambda row: {
            "text": row.reference,
            "url": reverse("dossier_detail", args=[row.reference]),
            "name": True,
        },
        text=lambda row: row.reference,
        order="reference",
    ),
    association_column(),
    Column(
        "kind",
        _("Kind"),
        cell=lambda row: {"text": row.get_kind_display()},
        text=lambda row: row.kind,
        order="kind",
    ),
    Column(
        "state",
        _("State"),
        cell=lambda row: {"text": state_tag(row)["label"], "kind": state_tag(row)["kind"]},
        text=lambda row: row.state,
        order="state",
    ),
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
    Column(
        "reference",
        _("Accreditation"),
        cell=lambda row: {
            "text": row.reference,
            "url": reverse("accreditation_detail", args=[row.reference]),
            "name": True,
        },
        text=lambda row: row.reference,
        order="reference",
    ),
    association_column(),
    Column(
        "state",
        _("State"),
        cell=lambda row: {"text": state_tag(row)["label"], "kind": state_tag(row)["kind"]},
        text=lambda row: row.state,
        order="state",
    ),
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


def dossier_columns_for(person: Any) -> list[Column]:
    """An association does not need to be told whose dossier it is."""
    if person.association_id is not None:
        return [c for c in DOSSIER_COLUMNS if c.key != "association"]
    return DOSSIER_COLUMNS
