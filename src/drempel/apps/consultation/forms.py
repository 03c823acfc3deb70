"""Forms of the consultation: a proposal, a comment, an answer, the steps, the filters."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.consultation.models import ACTS, INDICATOR, OUTCOMES, SUBJECTS, Proposal
from drempel.apps.consultation.states import PROPOSAL_STATES
from drempel.apps.kernel.fields import DayField, WordsField
from drempel.apps.reports.catalogue import catalogue

EVERY = [("", gettext_lazy("all"))]


class ProposalForm(forms.Form):
    subject = forms.ChoiceField(label=gettext_lazy("About"), choices=SUBJECTS)
    act = forms.ChoiceField(label=gettext_lazy("What do you propose?"), choices=ACTS)
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=30,
        help_text=gettext_lazy("Of the indicator, like AX-01, or of the section, like A1."),
    )
    title_fr = forms.CharField(
        label=gettext_lazy("Title in French"), max_length=160, required=False
    )
    title_nl = forms.CharField(label=gettext_lazy("Title in Dutch"), max_length=160, required=False)
    reason_fr = WordsField(label=gettext_lazy("Why, in French"), rows=4, required=False)
    reason_nl = WordsField(label=gettext_lazy("Why, in Dutch"), rows=4, required=False)
    definition = WordsField(
        label=gettext_lazy("Exact definition"),
        rows=8,
        required=False,
        help_text=gettext_lazy("The entry as it would stand in the catalogue; it is read at once."),
    )
    minutes = forms.CharField(
        label=gettext_lazy("Minutes for one record"), max_length=10, required=False
    )
    in_exchange_for = forms.CharField(
        label=gettext_lazy("Ends in exchange"),
        max_length=30,
        required=False,
        help_text=gettext_lazy(
            "One in, one out: the code of an indicator that is no longer asked."
        ),
    )
    no_exchange = WordsField(
        label=gettext_lazy("If nothing ends: why"), rows=2, required=False, max_length=1000
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in ("title_fr", "title_nl")):
            self.add_error(
                "title_fr", _("Give a title in one of the two languages; the other may follow.")
            )
        codes = {one.code for one in catalogue().indicators}
        code, is_known = data.get("code", ""), data.get("code", "") in codes
        needs_one = data.get("subject") == INDICATOR and data.get("act") in {"change", "retirement"}
        if needs_one and code and not is_known:
            self.add_error("code", self._not_there(code))
        if data.get("in_exchange_for") and data["in_exchange_for"] not in codes:
            self.add_error("in_exchange_for", self._not_there(data["in_exchange_for"]))
        return data

    @staticmethod
    def _not_there(code: str) -> str:
        return _("Found “%(found)s”; expected the code of an indicator, for example AX-01.") % {
            "found": code
        }


class CommentForm(forms.Form):
    text = WordsField(
        label=gettext_lazy("Your comment"),
        rows=6,
        max_length=4000,
        help_text=gettext_lazy("The whole sector reads it, with the name of your association."),
    )


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What was done with it"), choices=OUTCOMES, widget=forms.RadioSelect
    )
    answer = WordsField(label=gettext_lazy("Why"), rows=4, max_length=2000)


class PilotForm(forms.Form):
    remark = WordsField(
        label=gettext_lazy("What you found while trying it"),
        rows=5,
        required=False,
        max_length=2000,
    )


class AdoptionForm(forms.Form):
    valid_from_on = DayField(label=gettext_lazy("Counts from"))
    decision_note = WordsField(label=gettext_lazy("Reasons of the decision"), rows=5)


class RejectionForm(forms.Form):
    decision_note = WordsField(label=gettext_lazy("Reasons of the decision"), rows=5)


class RetirementForm(forms.Form):
    retired_from_on = DayField(label=gettext_lazy("No longer counts from"))


class ReasonForm(forms.Form):
    reason = WordsField(label=gettext_lazy("Why do you take it back?"), rows=3)


class ProposalFilter(forms.Form):
    q = forms.CharField(label=gettext_lazy("Title or code"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"), choices=EVERY + PROPOSAL_STATES, required=False
    )

    def apply(self, found: QuerySet[Proposal]) -> QuerySet[Proposal]:
        """Narrow the list; a value that is not understood narrows nothing."""
        self.is_valid()
        wanted = getattr(self, "cleaned_data", {})
        if text := wanted.get("q", "").strip():
            found = found.filter(
                Q(code__icontains=text) | Q(title_fr__icontains=text) | Q(title_nl__icontains=text)
            )
        if wanted.get("state"):
            found = found.filter(state=wanted["state"])
        return found
