"""Filters of the lists, as they stand in the address."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.models import Accreditation, Dossier
from drempel.apps.accreditation.states import ACCREDITATION_STATES, DOSSIER_STATES
from drempel.apps.accreditation.words import TURN_WORDS, TURNS

EVERY = [("", _("all"))]


def named_like(text: str, prefix: str = "association__") -> Q:
    """Name in either language, or enterprise number with or without dots."""
    digits = text.replace(".", "").replace(" ", "")
    return (
        Q(**{f"{prefix}name_fr__icontains": text})
        | Q(**{f"{prefix}name_nl__icontains": text})
        | Q(**{f"{prefix}enterprise_number__startswith": digits})
    )


class DossierFilter(forms.Form):
    q = forms.CharField(label=_("Association or reference"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=EVERY + DOSSIER_STATES, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=EVERY + Dossier.KINDS, required=False)
    turn = forms.ChoiceField(
        label=_("Waiting for"), choices=EVERY + list(TURN_WORDS.items()), required=False
    )
    mine = forms.BooleanField(label=_("Only mine"), required=False)

    def apply(self, dossiers: QuerySet[Dossier], person: Any) -> QuerySet[Dossier]:
        """Narrow the list; a value that is not understood narrows nothing."""
        self.is_valid()
        wanted = getattr(self, "cleaned_data", {})
        if text := wanted.get("q", "").strip():
            dossiers = dossiers.filter(named_like(text) | Q(reference__icontains=text))
        if wanted.get("state"):
            dossiers = dossiers.filter(state=wanted["state"])
        if wanted.get("kind"):
            dossiers = dossiers.filter(kind=wanted["kind"])
        if turn := wanted.get("turn"):
            states = [state for state, whose in TURNS.items() if whose == turn]
            dossiers = dossiers.filter(state__in=states)
        if wanted.get("mine"):
            dossiers = dossiers.filter(handled_by=person)
        return dossiers


class AccreditationFilter(forms.Form):
    q = forms.CharField(label=_("Association or reference"), required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=EVERY + ACCREDITATION_STATES, required=False
    )
    year = forms.IntegerField(label=_("Ends in"), required=False, min_value=1990, max_value=2100)

    def apply(self, found: QuerySet[Accreditation]) -> QuerySet[Accreditation]:
        self.is_valid()
        wanted = getattr(self, "cleaned_data", {})
        if text := wanted.get("q", "").strip():
            found = found.filter(named_like(text) | Q(reference__icontains=text))
        if wanted.get("state"):
            found = found.filter(state=wanted["state"])
        if wanted.get("year"):
            found = found.filter(ends_on__year=wanted["year"])
        return found
