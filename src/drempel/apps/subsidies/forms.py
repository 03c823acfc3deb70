"""Forms of awards: what a step asks, the filter of the list, and the public calculator."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.accreditation.forms.filters import EVERY, named_like
from drempel.apps.accreditation.forms.steps import code_choices
from drempel.apps.kernel.fields import AmountField, DayField, MonthField, WordsField
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.states import AWARD_STATES
from drempel.engines import money


class ProposalForm(forms.Form):
    reasons = WordsField(
        label=gettext_lazy("Reasons of the decision"),
        rows=5,
        help_text=gettext_lazy(
            "They stand in the letter, above the calculation: write in the language of the dossier."
        ),
    )


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    decided_on = DayField(label=gettext_lazy("Day of the Government's decision"))
    decision_reference = forms.CharField(
        label=gettext_lazy("Reference of the decision"),
        max_length=40,
        help_text=gettext_lazy("For example 2026-114."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = code_choices("decision_outcome", ("GRANTED", "REFUSED"))


class YearForm(forms.Form):
    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        min_value=2016,
        max_value=2100,
        help_text=gettext_lazy("For example 2027."),
    )


class AwardFilter(forms.Form):
    q = forms.CharField(label=gettext_lazy("Association or reference"), required=False)
    year = forms.IntegerField(
        label=gettext_lazy("Year"), required=False, min_value=1990, max_value=2100
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"), choices=EVERY + AWARD_STATES, required=False
    )

    def apply(self, awards: QuerySet[Award]) -> QuerySet[Award]:
        """Narrow the list; a value that is not understood narrows nothing."""
        self.is_valid()
        wanted = getattr(self, "cleaned_data", {})
        if text := wanted.get("q", "").strip():
            awards = awards.filter(named_like(text) | Q(reference__icontains=text))
        if wanted.get("year"):
            awards = awards.filter(year=wanted["year"])
        if wanted.get("state"):
            awards = awards.filter(state=wanted["state"])
        return awards


class CalculatorForm(forms.Form):
    """What anyone may type to have an amount explained; the address holds the question."""

    year = forms.IntegerField(
        label=gettext_lazy("Year of the subsidy"), min_value=2016, max_value=2100
    )
    reference_amount = AmountField(
        label=gettext_lazy("Reference amount"),
        help_text=gettext_lazy("The yearly amount fixed at accreditation, for example 27 500,00."),
    )
    reference_month = MonthField(
        label=gettext_lazy("Reference month"),
        help_text=gettext_lazy("The month whose index it is expressed in, for example 2023-12."),
    )
    from_on = DayField(
        label=gettext_lazy("Accredited from"),
        required=False,
        help_text=gettext_lazy("Leave both days empty for the whole year."),
    )
    until_on = DayField(label=gettext_lazy("Accredited until"), required=False)
    suspended_from_on = DayField(label=gettext_lazy("Suspended from"), required=False)
    suspended_until_on = DayField(label=gettext_lazy("Suspended until"), required=False)
    previous_amount = AmountField(
        label=gettext_lazy("Amount of last year"),
        required=False,
        help_text=gettext_lazy("For a full year, if there was one."),
    )
    floor = AmountField(
        label=gettext_lazy("Another floor"),
        required=False,
        help_text=gettext_lazy("Empty: the floor of the rules in force."),
    )
    percentage = forms.CharField(
        label=gettext_lazy("A percentage instead of the index"),
        required=False,
        help_text=gettext_lazy("For example 2,00. Empty: the method of the rules in force."),
    )

    def clean_percentage(self) -> str:
        text = self.cleaned_data["percentage"].strip().replace(",", ".").rstrip("% ")
        if text and not re.fullmatch(r"-?\d{1,3}(\.\d{1,2})?", text):
            raise forms.ValidationError(
                _("Found “%(found)s”; expected a percentage, for example 2,00.") % {"found": text}
            )
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for first, last in (("from_on", "until_on"), ("suspended_from_on", "suspended_until_on")):
            if bool(data.get(first)) != bool(data.get(last)):
                self.add_error(last, _("Give both days, or none."))
        return data

    def case(self) -> dict[str, Any]:
        """The case that the engine reckons; call on a valid form."""
        data = self.cleaned_data
        year = data["year"]
        first, last = data["from_on"] or date(year, 1, 1), data["until_on"] or date(year, 12, 31)
        overrides: dict[str, Any] = {}
        if data["floor"] is not None:
            overrides["floor"] = money.plain(data["floor"])
        if data["percentage"]:
            overrides |= {"indexation": "percentage", "percentage": data["percentage"]}
        return {
            "year": year,
            "reference_amount": money.plain(data["reference_amount"]),
            "reference_month": data["reference_month"],
            "accredited": [_days(first, last)],
            "suspended": [_days(data["suspended_from_on"], data["suspended_until_on"])]
            if data["suspended_from_on"]
            else [],
            "previous_amount": None
            if data["previous_amount"] is None
            else money.plain(data["previous_amount"]),
            "parameters": overrides,
        }


def _days(first: date, last: date) -> dict[str, str]:
    return {"from": first.isoformat(), "to": last.isoformat()}
