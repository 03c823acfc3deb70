"""Forms of the sector report: which year, and yes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ComputeForm(forms.Form):
    year = forms.IntegerField(label=_("Reporting year"), min_value=2020, max_value=2100)
