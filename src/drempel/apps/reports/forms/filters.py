"""Filters of the list of reports, as they stand in the address."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.forms.filters import EVERY, named_like
from drempel.apps.reports.models import Report
from drempel.apps.reports.states import FROZEN, REPORT_STATES

SENT_STATES = [(state, words) for state, words in REPORT_STATES if state in FROZEN]


class ReportFilter(forms.Form):
    q = forms.CharField(label=_("Association or reference"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=EVERY + SENT_STATES, required=False)
    year = forms.IntegerField(
        label=_("Reporting year"), required=False, min_value=1990, max_value=2100
    )

    def apply(self, reports: QuerySet[Report]) -> QuerySet[Report]:
        """Narrow the list; a value that is not understood narrows nothing."""
        self.is_valid()
        wanted = getattr(self, "cleaned_data", {})
        if text := wanted.get("q", "").strip():
            reports = reports.filter(named_like(text) | Q(reference__icontains=text))
        if wanted.get("state"):
            reports = reports.filter(state=wanted["state"])
        if wanted.get("year"):
            reports = reports.filter(year=wanted["year"])
        return reports
