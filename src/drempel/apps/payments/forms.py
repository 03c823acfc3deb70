"""The filter of the list of payments."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.forms.filters import named_like
from drempel.apps.payments.models import Instalment


class InstalmentFilter(forms.Form):
    q = forms.CharField(label=_("Association"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1990, max_value=2100)

    def apply(self, found: QuerySet[Instalment]) -> QuerySet[Instalment]:
        self.is_valid()
        wanted = getattr(self, "cleaned_data", {})
        if text := wanted.get("q", "").strip():
            found = found.filter(named_like(text, "award__association__"))
        if wanted.get("year"):
            found = found.filter(award__year=wanted["year"])
        return found
