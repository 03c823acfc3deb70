"""What is asked at each step of the administration and of the association."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from drempel.apps.accreditation.services.deciding import KINDS
from drempel.apps.kernel.fields import AmountField, DayField, MonthField, WordsField, needed_later
from drempel.apps.kernel.scheme import active_scheme

OUTCOMES = ("GRANTED", "GRANTED_PART", "REFUSED")


def code_choices(list_name: str, codes: Any) -> list[tuple[str, str]]:
    """Codes of a list of the pack with their labels, in the order of the list."""
    scheme, language = active_scheme(), get_language() or "en"
    return [
        (entry.code, scheme.text(entry.labels, language))
        for entry in scheme.codelist(list_name)
        if entry.code in codes
    ]


class ReasonForm(forms.Form):
    reason = WordsField(label=gettext_lazy("Why?"), rows=4)


class PaperForm(forms.Form):
    received_on = DayField(
        label=gettext_lazy("Day of receipt"),
        help_text=gettext_lazy("The day the paper application arrived; this day counts."),
    )


class ItemsForm(forms.Form):
    items = WordsField(
        label=gettext_lazy("What is missing?"),
        rows=5,
        help_text=gettext_lazy("One item a line, in the language of the dossier."),
    )


class AnswerForm(forms.Form):
    answer = WordsField(label=gettext_lazy("Your answer"), rows=8)


class OpinionForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Opinion"), widget=forms.RadioSelect)
    text = WordsField(
        label=gettext_lazy("Remarks"),
        required=False,
        help_text=gettext_lazy("Needed for remarks, conditions and an unfavourable opinion."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = code_choices("opinion_kind", KINDS)


class DecisionForm(forms.Form):
    decided_on = DayField(label=gettext_lazy("Day of the Government's decision"))
    decision_reference = forms.CharField(
        label=gettext_lazy("Reference of the decision"),
        max_length=40,
        help_text=gettext_lazy("For example 2026-114."),
    )


class ExaminationForm(forms.Form):
    outcome = forms.ChoiceField(label=gettext_lazy("Proposal"), widget=forms.RadioSelect)
    lines = forms.MultipleChoiceField(
        label=gettext_lazy("Service lines to grant"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    from_on = DayField(label=gettext_lazy("First day"), required=False)
    until_on = DayField(label=gettext_lazy("Last day"), required=False)
    reference_amount = AmountField(
        label=gettext_lazy("Yearly reference amount"),
        required=False,
        help_text=gettext_lazy("In euro, for example 30 000,00. The floor is applied afterwards."),
    )
    reference_month = MonthField(
        label=gettext_lazy("Reference month"),
        required=False,
        help_text=gettext_lazy("For example 2025-12."),
    )
    reasons = WordsField(
        label=gettext_lazy("Reasons of the decision"),
        help_text=gettext_lazy("They stand in the letter: write in the language of the dossier."),
    )

    def __init__(self, *args: Any, asked: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Asked of every proposal but a refusal.
        needed_later(self, "lines", "from_on", "until_on", "reference_amount", "reference_month")
        self.fields["outcome"].choices = code_choices("decision_outcome", OUTCOMES)
        scheme, language = active_scheme(), get_language() or "en"
        self.fields["lines"].choices = [
            (code, scheme.text(scheme.mission(code).labels, language)) for code in asked
        ]


class ExtensionForm(forms.Form):
    until_on = DayField(label=gettext_lazy("Extended until"))
    decision_reference = forms.CharField(
        label=gettext_lazy("Reference of the decision"), max_length=40
    )


class SuspensionForm(forms.Form):
    from_on = DayField(label=gettext_lazy("First day of the suspension"))
    ground = forms.ChoiceField(label=gettext_lazy("Ground"))
    decision_reference = forms.CharField(
        label=gettext_lazy("Reference of the decision"), max_length=40
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {entry.code for entry in active_scheme().codelist("suspension_ground_kind")}
        self.fields["ground"].choices = code_choices("suspension_ground_kind", known)


class ResumptionForm(forms.Form):
    last_day_on = DayField(label=gettext_lazy("Last day of the suspension"))


class WithdrawalForm(forms.Form):
    from_on = DayField(label=gettext_lazy("First day without accreditation"))
    reason = WordsField(label=gettext_lazy("Reasons"), rows=4)
