"""What someone says of a fault that the data check found."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drempel.apps.activity.forms.looking import LookedAt
from drempel.apps.activity.rule_words import RULE_NAMES
from drempel.apps.activity.services.scanning import Finding, scan_text
from drempel.apps.kernel.fields import WordsField
from drempel.engines.records import Field

LIFTED = "lifted"
LONGEST_REASON = 500


class FaultFilter(forms.Form):
    rule = forms.ChoiceField(
        label=_("Rule"), required=False, choices=[("", _("All rules")), *RULE_NAMES.items()]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("To look at")), (LIFTED, _("Exception documented"))],
    )


class ExceptionForm(LookedAt, forms.Form):
    """The reason for an exception. before: the one that stands; empty when there is none."""

    reason = WordsField(
        label=_("Why this is right"),
        rows=3,
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("For example: checked with the team. No names."),
    )
    _confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        self.findings: list[tuple[Field, Finding]] = []
        self.fields["reason"].is_needed_later = True
        if before:
            self.fields["withdraw"] = forms.BooleanField(
                label=_("Take the exception back: this is to be looked at again"), required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_told = bool(data.get("reason", "").strip()) or data.get("withdraw")
        if not is_told and "reason" not in self.errors:
            self.add_error("reason", gettext("Say in a few words why this is right."))
        return data

    def look_again(self) -> bool:
        """Whether a new reason seems to tell who someone is, and the person did not say to keep it."""
        reason = self.cleaned_data["reason"]
        if reason != self.before and not self.cleaned_data.get("withdraw"):
            self.findings = scan_text("reason", reason)
        return self.is_in_doubt
